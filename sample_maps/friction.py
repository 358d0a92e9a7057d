"""Friction codes: what each code of the method stands for, by language."""

from __future__ import annotations

from typing import Final

ATTRIBUTES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "MD01": "Maintaining relevance and patron engagement",
        "MD03": "Funding instability and budget constraints",
        "MD04": "Temporal synchronisation constraints",
        "MD06": "Distribution channel architecture",
        "MD08": "Identifying evolving community needs",
        "DT01": "Information asymmetry and verification friction",
        "DT03": "Taxonomic friction and misclassification risk",
        "DT07": "Syntactic friction and integration failure risk",
        "DT08": "Systemic siloing and integration fragility",
        "CS01": "Cultural friction and normative misalignment",
        "CS07": "Social displacement and community friction",
        "CS08": "Demographic dependency and workforce elasticity",
        "PM01": "Ineffective performance measurement",
    },
    "nl": {
        "MD01": "Van betekenis blijven en leden betrekken",
        "MD03": "Onzekere financiering en krap budget",
        "MD04": "Tijden die niet op elkaar aansluiten",
        "MD06": "Opbouw en samenhang van de kanalen",
        "MD08": "Veranderende behoeften op tijd herkennen",
        "DT01": "Ongelijke informatie, lastig te controleren",
        "DT03": "Afwijkende indeling en kans op misplaatsing",
        "DT07": "Gegevens die niet op elkaar passen",
        "DT08": "Losse systemen en kwetsbare koppelingen",
        "CS01": "Culturele wrijving en botsende normen",
        "CS07": "Verdringing en spanning in de buurt",
        "CS08": "Vergrijzing en krappe bezetting",
        "PM01": "Prestatiemeting die niet werkt",
    },
}
