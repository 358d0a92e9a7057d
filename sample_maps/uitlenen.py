"""Uitlenen materialen: lending, from wanting to read something to bringing it back, in Dutch.

No senior renewed in the app, so their curve has a gap there.
"""

from __future__ import annotations

from draft import Draft

from journey_editor.model.project import Project


def build() -> Project:
    name, organisation = "Uitlenen materialen", "Bibliotheek aan de Rivier"
    draft = Draft("uitlenen", title=name, organisation=organisation, language="nl")
    for write in (_setting, _journey, _grid, _passages, _feelings, _cards, _plan, _figures, _programme):
        write(draft)
    return draft.project


def _setting(draft: Draft) -> None:
    draft.teams(
        *("Collectie", "Vestigingen", "Marketing", "ICT", "Systeembeheer"),
        *("Klantenservice", "Facilitair", "Balieteam", "MT"),
        scorers=("Balieteam", "ICT", "MT"),
    )
    draft.channels("digital", "Website", "App")
    draft.channels("human", "Infobalie")
    draft.channels("physical", "Vestiging")
    draft.channels("hybrid", "Zelfbediening")
    draft.source("leden", "Interviews met leden", "patron", n=18, date="2026-10-08")
    draft.source("balie", "Gesprekken met baliemedewerkers", "front line", n=6, date="2026-10-14")
    draft.source("studenten", "Ideeën van studenten", "student", n=12, date="2026-09-24")
    draft.source("enquête", "Enquête oktober 2026", "survey", n=41, date="2026-10-31")
    draft.source("log", "Systeemlog oktober 2026", "log", n=1000, date="2026-10-31")
    draft.persona(
        "Student",
        generation="Generatie Z",
        goals="Snel weten of het boek er is en het ophalen tussen twee colleges.",
        quote="Ik kom alleen als ik zeker weet dat het er staat.",
        n=41,
        source="enquête",
    )
    draft.persona(
        "Senior",
        generation="Babyboomer",
        goals="Rustig kiezen en zo nodig iemand om raad vragen.",
        quote="Aan de balie sturen ze me naar een scherm.",
        n=18,
        source="leden",
    )


def _journey(draft: Draft) -> None:
    draft.journey(
        "Uitlenen materialen",
        owner="Vestigingen",
        as_is="Huidige klantreis",
        took_part={"patron": 5, "front line": 6, "management": 2, "other": 3},
        subtitle="Van iets willen lezen tot het weer inleveren",
        start_trigger="‘Ik wil iets lezen over …’",
        end_state="Ingeleverd, en het lid weet dat",
        in_scope="Boeken en tijdschriften op papier, in alle vestigingen, op de website en in de app.",
        out_of_scope="E-books, leenverkeer met andere bibliotheken en boetes.",
        date="2026-11-21",
        review_date="2027-02-19",
        sponsor="Manager publieksservice",
        budget="€ 18.000 in 2027",
        decision_date="2026-12-10",
    )
    draft.lane("Contactpunten", "touchpoint", "frontstage")
    draft.lane("Beleving", "experience")
    draft.lane("Gemeten", "metric")
    draft.lane("Behoeften", "need")
    draft.lane("Uitspraken", "quote")
    draft.lane("Pijnpunten", "pain")
    draft.lane("Verbeterpunten", "opportunity")
    draft.lane("Achter de schermen", "backstage", "backstage")


def _grid(draft: Draft) -> None:
    find = ("Wil iets lezen", "Zoekt in de catalogus", "Kijkt of het aanwezig is")
    draft.stage("Oriëntatie", *find, owner="Collectie")
    use = ("Gaat naar de vestiging", "Vindt de kast", "Vraagt om hulp", "Leent het boek")
    draft.stage("Gebruik", *use, owner="Vestigingen")
    draft.stage("Loyaliteit", "Leest en verlengt", "Levert het in", owner="Marketing")

    draft.touchpoint("T1", "Homepage", "Wil iets lezen", "Website", minutes=2, started=1000)
    draft.touchpoint("T2", "Online catalogus", "Zoekt in de catalogus", "Website", minutes=5)
    draft.touchpoint("T3", "App: mijn reserveringen", "Kijkt of het aanwezig is", "App", minutes=3)
    draft.touchpoint("T4", "Entree en borden", "Gaat naar de vestiging", "Vestiging", minutes=3)
    draft.touchpoint(
        "T5", "Kasten", "Vindt de kast", "Vestiging", minutes=9, critical=True, evidence="leden balie enquête"
    )
    draft.touchpoint("T6", "Vraag aan de balie", "Vraagt om hulp", "Infobalie", minutes=5)
    draft.touchpoint("T7", "Uitleenautomaat", "Leent het boek", "Zelfbediening", minutes=3)
    draft.touchpoint("T8", "Verlengen in de app", "Leest en verlengt", "App", minutes=2)
    draft.touchpoint(
        "T9", "Inleverautomaat", "Levert het in", "Zelfbediening", minutes=2, goal=True, ended=558
    )
    draft.owned("ICT", "T3", "T7", "T8")
    why = "Hier blijkt of de bibliotheek iets heeft"
    draft.moment("T2", "ease of finding something", why, evidence="enquête log")
    draft.moment("T6", "first contact with staff", "Eerste gesprek met een medewerker", evidence="leden")
    why = "Het lid wil zeker weten dat het boek terug is"
    draft.moment("T9", "success of a technology service", why, evidence="balie log")


def _passages(draft: Draft) -> None:
    draft.passage("T1 T2", "Typt een onderwerp in het zoekvak", 1000, 960)
    draft.passage("T2 T3", "Wil het boek laten klaarleggen", 960, 900, seam="-++", codes="DT07")
    draft.passage("T3 T4", "Het boek is aanwezig", 900, 702, seam="+--", lost="kastcode", codes="DT08 MD06")
    draft.passage("T4 T5", "Volgt de borden", 702, 690, codes="DT03")
    draft.passage(
        "T5 T6",
        "Kan het boek niet vinden",
        None,
        300,
        wait=6,
        team="Balieteam",
        codes="MD04",
        evidence="balie",
    )
    draft.passage("T5 T7", "Heeft het boek in de hand", None, 390, seam="+++")
    draft.passage("T6 T7", "Krijgt het boek aangereikt", 300, 250, seam="+++", wait=2)
    draft.passage("T7 T8", "Krijgt bericht: bijna inleveren", 320, 310, seam="+++")
    draft.passage("T7 T9", "Heeft het boek uit", 300, 290)
    lost = "nieuwe inleverdatum"
    draft.passage("T8 T9", "Komt terug na het verlengen", 300, 273, seam="+-+", lost=lost, codes="DT08")


def _feelings(draft: Draft) -> None:
    draft.felt("T1", (0.8, 0.6), (0.2,))
    draft.felt("T2", (1.4, 1.1), (-1.2,))
    draft.felt("T3", (0.2, 1.2), (-1.5,))
    draft.felt("T4", (-0.4, 0.5), (0.6,))
    draft.felt("T5", (-1.7, 0.8), (-0.5,))
    draft.felt("T6", (0.9, 1.0), (1.8,))
    draft.felt("T7", (1.5, 1.1), (-0.8,))
    draft.felt("T8", (1.1, 0.8), (None,))
    draft.felt("T9", (0.4, 0.6), (0.7,))
    draft.asked("Student", "T2", found=(1.2, 1.2), helpful=(0.6, 0.4), pleasant=(1.4, 0.8))
    draft.asked("Student", "T5", found=(-2, 1), helpful=(0.5, 0.5), pleasant=(-1, 0.8))
    draft.asked("Student", "T6", found=(1.2, 1), helpful=(1.4, 1), pleasant=(0.4, 0.8))
    draft.asked("Student", "T7", found=(1.6, 1.2), helpful=(0.8, 0.6), pleasant=(1.4, 1))
    draft.asked("Senior", "T2", found=(-1.2, 0.8), helpful=(-1, 0.6), pleasant=(-0.8, 0.4))
    draft.asked("Senior", "T6", found=(1.6, 1), helpful=(1.9, 1.2), pleasant=(1.7, 1.2))


def _cards(draft: Draft) -> None:
    draft.card("need", "Weten wat de moeite waard is", "Wil iets lezen", evidence="leden")
    text = "Zeker weten dat ik niet voor niets kom"
    draft.card("need", text, "Kijkt of het aanwezig is", evidence="leden enquête")
    draft.card("need", "Het zelf vinden, zonder te vragen", "Vindt de kast", evidence="enquête")
    draft.card("need", "Het nog even mogen houden", "Leest en verlengt", evidence="leden")
    draft.card("need", "Bewijs dat het ingeleverd is", "Levert het in", evidence="balie")

    text = "Ik zie e-books die ik niet kan openen"
    draft.card("quote", text, "Zoekt in de catalogus", "Kijkt of het aanwezig is", evidence="leden")
    text = "Ik ben er drie keer langsgelopen"
    draft.card("quote", text, "Vindt de kast", "Vraagt om hulp", evidence="leden")
    draft.card("quote", "Ik mag niet verlengen, maar waarom niet?", "Leest en verlengt", evidence="enquête")
    draft.card("quote", "Is het nu ingeleverd of niet?", "Levert het in", evidence="leden")

    text, span = (
        "Uitleengegevens elke nacht bijwerken",
        ("Kijkt of het aanwezig is", "Gaat naar de vestiging"),
    )
    draft.card("backstage", text, *span, owner="Systeembeheer", evidence="balie")
    draft.card("backstage", "Boeken twee keer per dag terugzetten", "Vindt de kast", owner="Vestigingen")
    draft.card("backstage", "RFID-poortjes bij de uitgang", "Leent het boek", owner="ICT")
    draft.card("backstage", "Ingeleverde boeken sorteren per vestiging", "Levert het in", owner="Vestigingen")

    draft.parked(
        "Leesbril neerleggen bij de zoekcomputer",
        "Bushalte is verplaatst, route klopt niet",
        "Schoolgroepen houden de uitleenautomaat bezet",
        "Leestip afdrukken op de leenbon",
        "Wat kost een verloren pas?",
        "Koffiehoek wordt vaak geprezen",
        "Parkeren is gratis na zes uur",
    )


def _plan(draft: Draft) -> None:
    text, step = "Moet voor de tweede keer inloggen", "Zoekt in de catalogus"
    login = draft.pain(text, step, at="T2 T3", severity=3, seen_by=0.44, codes="DT07", evidence="leden log")
    text, step = "Beschikbaarheid loopt een dag achter", "Kijkt of het aanwezig is"
    draft.pain(text, step, at="T3", severity=2, seen_by=0.27, codes="DT01", evidence="balie")
    text, step = "App noemt route en openingstijden niet", "Gaat naar de vestiging"
    route = draft.pain(
        text, step, at="T3 T4", severity=3, seen_by=0.39, codes="MD06 DT08", evidence="enquête log"
    )
    text, step = "Kastcodes wijken af van de catalogus", "Vindt de kast"
    shelf = draft.pain(
        text, step, at="T5", severity=4, seen_by=0.63, codes="DT03", evidence="leden balie enquête"
    )
    text, step = "Rij voor de balie tussen de middag", "Vraagt om hulp"
    queue = draft.pain(text, step, at="T5 T6", severity=2, seen_by=0.32, codes="MD04", evidence="balie")
    text, step = "Verlengen geweigerd zonder uitleg", "Leest en verlengt"
    renewal = draft.pain(text, step, at="T8", severity=2, seen_by=0.22, codes="DT01", evidence="enquête")
    text, step = "Automaat bevestigt het inleveren niet", "Levert het in"
    receipt = draft.pain(text, step, at="T9", severity=2, seen_by=0.29, codes="DT01", evidence="balie leden")

    span = ("Zoekt in de catalogus", "Kijkt of het aanwezig is")
    one_login = draft.idea("Eén keer inloggen voor alles", *span, answers=[login], evidence="leden")
    text = "Route en openingstijden in de app"
    in_app = draft.idea(text, "Gaat naar de vestiging", answers=[route], evidence="studenten")
    words = draft.idea("Dezelfde woorden op kast en scherm", "Vindt de kast", answers=[shelf])
    plan = draft.idea("Plattegrond die de kast aanwijst", "Vindt de kast", answers=[shelf])
    headsets = draft.idea("Medewerkers met oortjes tussen de kasten", "Vraagt om hulp", answers=[queue])
    reason = draft.idea("Zeg waarom, en wat wél kan", "Leest en verlengt", answers=[renewal])
    message = draft.idea("Duidelijke melding na het inleveren", "Levert het in", answers=[receipt])

    now, soon, late = "0–3 months", "3–12 months", "1–3 years"
    about = f"signage, S, in test, {now}"
    action = draft.action(
        "Zelfde woorden op kast en scherm",
        "Vestigingen",
        about,
        (5, 5),
        (5, 4),
        (4, 5),
        start="2026-11-02",
        strategy="consistent branding",
    )
    draft.carries_out(action, words, mends="T4 T5", share=0.5)
    about = f"staff training, M, planned, {now}"
    action = draft.action(
        "Oortjes en portofoons op de werkvloer",
        "Vestigingen",
        about,
        (4, 5),
        (4, 3),
        (4, 4),
        strategy="train staff for all channels",
    )
    draft.carries_out(action, headsets, mends="T5 T6", share=0.4)
    draft.said_of(action, "Eerst in de grootste vestiging proberen", "", "Portofoons hebben we al")
    about = f"website, S, planned, {now}"
    action = draft.action("Uitleg bij geweigerd verlengen", "ICT", about, (3, 5), (3, 5), (4, 4))
    draft.carries_out(action, reason)
    about = f"website, M, planned, {soon}"
    action = draft.action(
        "Route en openingstijden in de app",
        "ICT",
        about,
        (4, 3),
        (5, 4),
        (4, 4),
        strategy="seamless channel transitions",
    )
    draft.carries_out(action, in_app, mends="T3 T4", share=0.6)
    about = f"integration, L, proposed, {late}"
    action = draft.action(
        "Eén inlog voor website en app", "ICT", about, (5, 2), (4, 2), (4, 2), strategy="centralise user data"
    )
    draft.carries_out(action, one_login, mends="T2 T3", share=0.5)
    about = f"website, M, proposed, {soon}"
    action = draft.action("Interactieve plattegrond", "Vestigingen", about, (4, 4), (3, 2), (4, 2))
    draft.carries_out(action, plan)
    about = f"new service, M, proposed, {soon}"
    draft.action("Chat overdragen aan een medewerker", "Klantenservice", about, (2, 3), (3, 4), (3, 2))
    draft.action(
        "Nieuw tapijt bij de entree", "Facilitair", f"other, S, proposed, {now}", (1, 4), None, (2, 4)
    )
    draft.action("RFID in elke vestiging", "ICT", f"integration, L, proposed, {late}", (3, 1), (2, 2), (2, 1))
    about = f"website, S, done, {now}"
    action = draft.action(
        "Nieuwe melding op de inleverautomaat",
        "ICT",
        about,
        (3, 5),
        (3, 4),
        (3, 5),
        strategy="self-service",
        told="De automaat zegt nu na elk boek dat het binnen is, en mailt het ook.",
    )
    draft.carries_out(action, message)


def _figures(draft: Draft) -> None:
    draft.metric(
        "Tevreden bij belangrijke contactpunten",
        "Aandeel antwoorden 4 en 5 op een schaal van 1 tot 5.",
        formula="share of 4 and 5",
        subject="T5",
        baseline=0.68,
        target=0.85,
        source="enquête",
        readings={"2026-06-30": (26, 38), "2026-10-31": (29, 41)},
    )
    draft.metric(
        "Taak voltooid",
        "Aandeel van de ondervraagde bezoekers dat met het gezochte boek naar huis gaat.",
        baseline=0.71,
        rule="relative",
        target=0.1,
        source="enquête",
        readings={"2026-06-30": (118, 172), "2026-10-31": (128, 180)},
    )
    draft.metric(
        "Tijd tot het boek mee naar huis gaat",
        "Gemiddelde tijd van zoeken tot uitlenen.",
        subject="Gebruik",
        unit="min",
        direction="down",
        baseline=34,
        rule="relative",
        target=-0.2,
        source="log",
        readings={"2026-06-30": 36.0, "2026-10-31": 34.0},
    )
    draft.metric(
        "Verlies van app naar vestiging",
        "Aandeel dat na de app niet in de vestiging aankomt.",
        subject="T3 T4",
        direction="down",
        baseline=0.22,
        rule="relative",
        target=-0.1,
        source="log",
        readings={"2026-10-31": (198, 900)},
    )
    draft.metric(
        "Medewerkers positief over hun werk",
        "Aandeel positieve antwoorden in het teamgesprek.",
        formula="share of yes",
        baseline=0.67,
        rule="points",
        target=0.13,
        source="balie",
        readings={"2026-10-14": (4, 6)},
    )


def _programme(draft: Draft) -> None:
    draft.weights(needs=3, channels=2, scalability=1, readiness=2, speed=1, budget=2)
    draft.moves("Zelfde woorden op kast en scherm", "Taak voltooid", "Tijd tot het boek mee naar huis gaat")
    draft.moves("Route en openingstijden in de app", "Verlies van app naar vestiging")
    draft.moves("Oortjes en portofoons op de werkvloer", "Medewerkers positief over hun werk")
    draft.waits("Interactieve plattegrond", "Zelfde woorden op kast en scherm")
    draft.waits("Chat overdragen aan een medewerker", "Eén inlog voor website en app")
    text, action = "Ik hang de nieuwe woorden bij elke kast op", "Zelfde woorden op kast en scherm"
    draft.pledge(text, "Vestigingen", "2026-11-18", action=action)
    text, action = "Ik zet de openingstijden in de app", "Route en openingstijden in de app"
    draft.pledge(text, "ICT", "2026-11-18", action=action)
    draft.maturity(
        centralise=1, seamless=2, personalise=0, search=2, self_service=3, branding=3, train=1, feedback=2
    )
    draft.checked("search", "under way", "ICT", "Catalogus en website zoeken samen; e-books nog niet")
    draft.checked("kiosks", "done", "ICT", "Uitleen- en inleverautomaten tonen reserveringen")
    draft.checked("training", "under way", "Vestigingen", "Twee van de vijf vestigingen")
    draft.programme("audit", "done", "Contactpunten en logboeken doorgelicht in oktober")
    draft.programme("engage", "done", "Zes leden en vier baliemedewerkers in de werkplaats")
    draft.programme("pilot", "done", pilot=True)
    draft.programme("tools", "under way")
