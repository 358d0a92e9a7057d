"""Corpus: short texts in many scripts that text, canvas and paper must all get right."""

from __future__ import annotations

from typing import Final

CORPUS: Final[dict[str, str]] = {
    "dutch": "Ik wil dat de klant binnen drie dagen een brief krijgt, fijn geformuleerd (met uitleg): "
    "effectief één ĳs.",
    "polish": "Zażółć gęślą jaźń — Pchnąć w tę łódź jeża lub ośm skrzyń fig.",
    "vietnamese_nfc": "Khách hàng nhận được thư trong vòng ba ngày, ưu tiên người lớn tuổi.",
    "vietnamese_nfd": "Kha\u0301ch ha\u0300ng nha\u0323\u0302n \u0111u\u031bo\u031b\u0323c "
    "thu\u031b trong ba nga\u0300y",
    "greek": "Ο πελάτης λαμβάνει επιστολή· ἀρχὴ ἥμισυ παντός",
    "cyrillic": "Клиент получает письмо в течение трёх дней. Їжак ґанок",
    "arabic": "السلام عليكم، لا إله إلا الله، يتلقى العميل رسالة خلال ثلاثة أيام",
    "hebrew": "שָׁלוֹם עוֹלָם, הַלָּקוֹחַ מְקַבֵּל מִכְתָּב",
    "mixed": "طلب العميل Order #1234 (EU) بقيمة 56.78 € في 2025/03/14 [عاجل] شكراً",
    "mixed_ltr": "The customer said (مرحبا بكم 123) and left at 9:30.",
    "hindi": "ग्राहक को तीन दिनों के भीतर पत्र मिलता है। क्षत्रिय कि श्री र्क",
    "thai": "ลูกค้าได้รับจดหมายภายในสามวันพร้อมคำอธิบายอย่างละเอียดน้ำ",
    "chinese": "客户在三天内收到一封信，说明为什么（以及怎样）。“引号”测试",
    "japanese": "お客様は三日以内に手紙を受け取ります。「ちょっと待って、ー」ック。",
    "korean": "고객은 사흘 안에 편지를 받습니다. 한국어 줄바꿈 테스트",
    "emoji": "Blij 😀 gezin 👨\u200d👩\u200d👧\u200d👦 vlag 🇳🇱🇵🇱 duim 👍🏽 hart ❤\ufe0f 1\ufe0f\u20e3 ★✓☺",
    "url": "https://example.org/" + "a1b2c3d4e5f6g7h8i9j0/" * 13 + "eindpunt",
    "softhyphen": "Aansprakelijk\u00adheids\u00adverzekerings\u00admaatschappij verzekert "
    "aansprakelijk\u00adheid",
    "nbsp": "10\u00a0km en 5\u202f% van de\u00a0stad",
    "tabs": "een\ttwee\r\ndrie\u2028vier\n\nzes",
    "empty": "",
    "surrogate": "voor \ud83d na",
    "controls": "a\x00b\x07c\x1bd\x7fe\x9ff",
    "uncovered": "Tifinagh ⵣⴰ en 𐎠𐎡 plus ᚠᚢ",
    "marks": "e\u0301 q\u0323\u0307 i\u0308\u0304 \u0301los",
    "armenian_georgian": "Բարեւ გამარჯობა",
    "isolates": "naam: \u2068שלום\u2069 (3) \u202bאבג abc\u202c einde",
}

# The texts of which the faces lack letters.
UNCOVERED: Final = ("uncovered", "armenian_georgian")
