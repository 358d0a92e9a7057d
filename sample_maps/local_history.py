"""Researching local history online: from a family story to something to show, mostly on screen.

Two touchpoints lie in one cell (where people look for a starting point), and one
is a dead end on purpose: the old map viewer leads nowhere.  The third persona is
a member of staff, who knows only the later part.
"""

from __future__ import annotations

from draft import Draft

from journey_editor.model.project import Project


def build() -> Project:
    name, organisation = "Researching local history online", "Fernwater Libraries and Archive"
    draft = Draft("local_history", title=name, organisation=organisation)
    for write in (_setting, _journey, _grid, _passages, _feelings, _cards, _plan, _figures):
        write(draft)
    return draft.project


def _setting(draft: Draft) -> None:
    draft.teams(
        *("Collections", "Digital team", "Reading room team", "Digitisation", "Volunteers"),
        scorers=("Collections", "Digital team", "Reading room team"),
    )
    draft.channels("digital", "Website", "Archive catalogue", "E-mail")
    draft.channels("human", "Telephone", "Enquiry desk")
    draft.channels("physical", "Reading room")
    draft.channels("hybrid", "Microfilm scanner")
    draft.source("interviews", "Interviews with researchers", "patron", n=14, date="2026-09-17")
    draft.source("desk", "Diary of the enquiry desk", "front line", n=5, date="2026-10-02")
    draft.source("survey", "Reading room survey, autumn 2026", "survey", n=58, date="2026-10-23")
    draft.source("log", "Web and request logs, October 2026", "log", n=1500, date="2026-10-31")
    draft.source("seminar", "History seminar, ideas on cards", "student", n=9, date="2026-10-12")
    draft.persona(
        "Family historian",
        generation="Baby boomer",
        goals="Find out who lived in the house before, and when. Works at home, in the evening.",
        quote="I only want to know who lived here.",
        n=58,
        source="survey",
    )
    draft.persona(
        "History student",
        generation="Generation Z",
        goals="Sources for a thesis on the dock strike, quoted properly and soon.",
        quote="If it is not scanned, it is not in my thesis.",
        n=14,
        source="interviews",
    )
    draft.persona(
        "Archivist",
        kind="staff",
        goals="Bring people and records together without saying the same thing twice.",
        quote="Half my answers should have been on the page.",
        n=5,
        source="desk",
    )


def _journey(draft: Draft) -> None:
    draft.journey(
        "Researching local history online",
        owner="Collections",
        as_is="As is",
        took_part={"patron": 6, "front line": 5, "management": 1, "other": 2},
        subtitle="From a family story to something worth showing",
        start_trigger="“Grandmother said there was a strike”",
        end_state="The story is told, with its sources",
        in_scope="Maps, photographs, registers and newspapers of the town, online and in the reading room.",
        out_of_scope="Records of living people, and copies ordered by firms.",
        date="2026-11-05",
        review_date="2027-02-03",
        sponsor="Head of collections",
        budget="£12,000 in 2027",
        decision_date="2026-12-01",
    )
    draft.lane("Touchpoints", "touchpoint", "frontstage")
    draft.lane("Experience", "experience")
    draft.lane("Needs", "need")
    draft.lane("Quotes", "quote")
    draft.lane("Pain points", "pain")
    draft.lane("Opportunities", "opportunity")
    draft.lane("Backstage", "backstage", "backstage")


def _grid(draft: Draft) -> None:
    draft.stage("Wonder", "Hears a family story", "Looks for a starting point", owner="Digital team")
    steps = ("Searches the catalogue", "Narrows the results", "Opens a scan")
    draft.stage("Search", *steps, owner="Collections")
    draft.stage("Interpret", "Reads old handwriting", "Asks an archivist", owner="Reading room team")
    steps = ("Books a seat", "Orders originals", "Studies the originals")
    draft.stage("Visit", *steps, owner="Reading room team")
    draft.stage("Share", "Orders copies", "Gives back", owner="Digitisation")

    website, catalogue = "Website", "Archive catalogue"
    step = "Looks for a starting point"
    draft.touchpoint("T1", "Search engine result", "Hears a family story", website, minutes=2, started=1200)
    draft.touchpoint("T2", "Local history page", step, website, minutes=3, started=300)
    draft.touchpoint("T3", "Research guides", step, website, minutes=6)
    draft.touchpoint("T4", "Simple search", "Searches the catalogue", catalogue, minutes=5)
    draft.touchpoint("T5", "Old map viewer", "Narrows the results", website, minutes=9)
    draft.touchpoint("T6", "Filters and places", "Narrows the results", catalogue, minutes=6)
    draft.touchpoint("T7", "Scan viewer", "Opens a scan", catalogue, minutes=14, goal=True, ended=140)
    draft.touchpoint("T8", "Handwriting guide", "Reads old handwriting", website, minutes=11)
    draft.touchpoint("T9", "Enquiry form", "Asks an archivist", "E-mail", minutes=7, goal=True, ended=30)
    draft.touchpoint("T10", "Call to the archive", "Asks an archivist", "Telephone", minutes=8)
    draft.touchpoint("T11", "Booking page", "Books a seat", website, minutes=4)
    draft.touchpoint("T12", "Request basket", "Orders originals", catalogue, minutes=5)
    step = "Studies the originals"
    draft.touchpoint("T13", "Sign-in at the desk", step, "Enquiry desk", minutes=6, started=25)
    draft.touchpoint(
        "T14", "Reading table", step, "Reading room", minutes=95, goal=True, ended=36, human=True
    )
    draft.touchpoint("T15", "Microfilm reader", step, "Microfilm scanner", minutes=50, goal=True, ended=9)
    draft.touchpoint("T16", "Copy order", "Orders copies", "E-mail", minutes=6, goal=True, ended=29)
    draft.touchpoint("T17", "Note on a record", "Gives back", website, minutes=8, goal=True, ended=9)
    draft.owned("Digital team", "T8", "T11")
    draft.owned("Collections", "T17")
    why = "Here people decide whether the archive has anything for them"
    draft.moment("T4", "ease of finding something", why, evidence="interviews log")
    draft.moment("T13", "first contact with staff", "The first face after weeks of screens", evidence="desk")
    draft.moment("T16", "clarity of guidance", "What may I publish, and where?", evidence="survey")


def _passages(draft: Draft) -> None:
    draft.passage("T1 T2", "Follows the link to the town's history", 1100, 980)
    draft.passage("T1 T4", "Lands on a single record", 100, 90)
    draft.passage("T2 T3", "Wonders where to begin", 420, 400)
    draft.passage("T2 T4", "Types a name straight away", 520, 480, seam="+-+", lost="the name typed")
    draft.passage("T2 T5", "Sees the old map of the town", 180, 176)
    draft.passage("T3 T4", "Knows which register to look in", 300, 270, seam="+++")
    draft.passage("T4 T6", "Gets far too many hits", 560, 520, codes="DT03")
    draft.passage("T4 T7", "Opens the first hit with a picture", 330, 310)
    draft.passage("T6 T4", "Starts again with another spelling", 230, 210, codes="DT03")
    draft.passage("T6 T7", "Finds the right year", 220, 200)
    draft.passage("T7 T8", "Cannot read the hand", 180, 170, seam="+++")
    draft.passage("T8 T7", "Goes back to the same page", 125, 120, seam="++-")
    lost = "reference of the record"
    draft.passage("T7 T9", "Wants to ask about this page", 140, 90, seam="?--", lost=lost, codes="DT07")
    draft.passage("T7 T11", "Needs the pages not yet scanned", 130, 84, seam="--+", codes="DT08")
    draft.passage("T8 T10", "Gives up on the letters", 20, 18, wait=4, evidence="desk")
    draft.passage("T9 T11", "Is told to come and look", 40, 33, seam="-++")
    draft.passage("T10 T11", "Hears that the box is here", 15, 14, seam="+++", evidence="desk")
    draft.passage("T11 T12", "Has a seat, wants the box on it", 118, 97, seam="-++", codes="DT07")
    draft.passage("T12 T13", "Comes on the day", 92, 85, seam="?+?", evidence="desk")
    draft.passage("T13 T14", "Shows the request slip", 84, 82, seam="+++", wait=10)
    draft.passage("T13 T15", "Needs the newspapers on film", 22, 20, seam="+++", wait=15)
    draft.passage("T14 T16", "Wants a page at home", 40, 34, seam="+-+", lost="page numbers", codes="DT08")
    draft.passage("T15 T16", "Saves the frame, then orders it", 8, 7, seam="++?")
    draft.passage("T16 T17", "Knows something the record does not", 12, 9, seam="-++")
    draft.dismissed("T5 T8")


def _feelings(draft: Draft) -> None:
    draft.felt("T1", (0.8, 0.4), (0.4,), None)
    draft.felt("T2", (1.2, 0.8), (0.2,), None)
    draft.felt("T3", (1.4, 0.8), (0.6,), None)
    draft.felt("T4", (-0.6, 1.0), (0.8,), None)
    draft.felt("T5", (-1.2, 0.9), (1.0,), None)
    draft.felt("T6", (-1.5, 0.7), (0.3,), None)
    draft.felt("T7", (1.7, 0.9), (1.5,), None)
    draft.felt("T8", (0.3, 0.5), (-0.8,), (0.8,))
    draft.felt("T9", (-0.7, 0.6), (-1.3,), (-0.9,))
    draft.felt("T10", (1.4, 0.8), (None,), (0.5,))
    draft.felt("T11", (0.1, 0.7), (-0.2,), (-0.2,))
    draft.felt("T12", (-1.1, 0.6), (-0.9,), (-0.6,))
    draft.felt("T13", (1.2, 0.8), (0.6,), (1.1,))
    draft.felt("T14", (1.9, 1.2), (1.3,), (1.6,))
    draft.felt("T15", (0.6, 0.9), (0.2,), (0.4,))
    draft.felt("T16", (-0.4, 0.8), (-1.0,), (-1.2,))
    draft.felt("T17", (1.1, 0.4), (0.4,), (1.3,))
    draft.asked("Family historian", "T4", found=(-1, 1.2), helpful=(-0.2, 0.6), pleasant=(-0.4, 0.6))
    draft.asked("Family historian", "T13", found=(1.4, 1), helpful=(1.8, 1), pleasant=(1.2, 0.8))
    draft.asked("Family historian", "T14", found=(1.6, 1.2), helpful=(1.8, 1.2), pleasant=(1.4, 1))
    draft.asked("History student", "T4", found=(0.6, 1.4), helpful=(0, 0.4), pleasant=(0.8, 0.6))
    draft.asked("History student", "T16", found=(-0.8, 1), helpful=(-0.4, 0.8), pleasant=(-0.6, 0.4))


def _cards(draft: Draft) -> None:
    step = "Looks for a starting point"
    draft.card("need", "Know if anything survives about my street", step, evidence="interviews")
    draft.card("need", "Search by the names people really used", "Searches the catalogue", evidence="survey")
    draft.card("need", "See the page before I travel", "Opens a scan", evidence="survey interviews")
    draft.card("need", "Get past the old handwriting", "Reads old handwriting", evidence="interviews")
    draft.card("need", "Be sure the box is waiting", "Orders originals", evidence="desk")
    draft.card("need", "Know what I may publish", "Orders copies", evidence="seminar")

    span = ("Searches the catalogue", "Narrows the results")
    draft.card("quote", "Our street got nine thousand hits", *span, evidence="interviews")
    draft.card("quote", "It looks as if spiders fell in ink", "Reads old handwriting", evidence="interviews")
    draft.card("quote", "Why must I type the number again?", "Asks an archivist", evidence="survey")
    text = "She knew the drawer before I had finished"
    draft.card("quote", text, "Studies the originals", evidence="survey")
    draft.card("quote", "I found the baker, three doors down", "Gives back", evidence="interviews")

    span = ("Searches the catalogue", "Narrows the results")
    draft.card("backstage", "Indexing evenings on Thursdays", *span, owner="Volunteers", evidence="desk")
    draft.card("backstage", "Scans checked before they go online", "Opens a scan", owner="Digitisation")
    text = "Enquiries shared out each morning"
    draft.card("backstage", text, "Asks an archivist", owner="Reading room team", evidence="desk")
    span = ("Orders originals", "Studies the originals")
    draft.card("backstage", "Boxes fetched at ten and at two", *span, owner="Reading room team")
    draft.card("backstage", "Copy requests printed and filed", "Orders copies", owner="Digitisation")

    draft.parked("Could schools use the strike photographs?", "Nobody has room for donated albums")


def _plan(draft: Draft) -> None:
    text, step, known = "Old street names find nothing", "Searches the catalogue", "interviews survey log"
    streets = draft.pain(text, step, at="T4", severity=4, seen_by=0.58, codes="DT03", evidence=known)
    text, step = "Thousands of hits without a date", "Narrows the results"
    hits = draft.pain(text, step, at="T6", severity=3, seen_by=0.47, codes="DT03", evidence="survey")
    text = "Map viewer leads to no records"
    maps = draft.pain(text, step, at="T5", severity=3, seen_by=0.4, codes="DT08", evidence="log")
    text, step = "One colleague reads this handwriting", "Reads old handwriting"
    script = draft.pain(text, step, at="T8 T10", severity=2, codes="CS08", evidence="desk")
    text, step = "Reference has to be typed again", "Asks an archivist"
    number = draft.pain(text, step, at="T7 T9", severity=2, seen_by=0.36, codes="DT07", evidence="log desk")
    text = "Answers take three working days"
    draft.pain(text, step, at="T9", severity=2, seen_by=0.31, codes="MD04", evidence="survey")
    text, step = "Four seats, booked weeks ahead", "Books a seat"
    draft.pain(text, step, at="T11", severity=3, seen_by=0.28, codes="MD04 MD03", evidence="desk")
    text, step = "Ordering asks for a second account", "Orders originals"
    account = draft.pain(text, step, at="T11 T12", severity=3, seen_by=0.5, codes="DT07", evidence="log")
    text, step = "Licence terms nobody can follow", "Orders copies"
    licence = draft.pain(text, step, at="T16", severity=2, seen_by=0.43, codes="DT01", evidence="seminar")

    step = "Searches the catalogue"
    names = draft.idea("Old street names in the search", step, answers=[streets], evidence="interviews")
    dates = draft.idea("Date slider beside the hits", "Narrows the results", answers=[hits])
    sheets = draft.idea("Link each map sheet to records", "Narrows the results", answers=[maps])
    film = draft.idea("Film our handwriting expert at work", "Reads old handwriting", answers=[script])
    send = draft.idea("Send the reference with the question", "Asks an archivist", answers=[number])
    span = ("Books a seat", "Orders originals")
    one = draft.idea("One account from search to seat", *span, answers=[account], evidence="survey")
    plain = draft.idea("Plain words beside every licence", "Orders copies", answers=[licence])

    now, soon, late = "0–3 months", "3–12 months", "1–3 years"
    title, about = "Thesaurus of old street names", f"website, M, in test, {soon}"
    action = draft.action(title, "Collections", about, (5, 4), (4, 4), (5, 3), start="2026-10-05")
    draft.carries_out(action, names, mends="T4 T7", share=0.3)
    title, about = "Date slider on the hit list", f"website, S, planned, {now}"
    action = draft.action(title, "Digital team", about, (4, 4), (4, 5), (3, 4))
    draft.carries_out(action, dates, mends="T6 T7")
    title, about = "Record links in the map viewer", f"integration, M, proposed, {soon}"
    action = draft.action(title, "Digital team", about, (4, 3), (3, 2), (4, 3), codes="DT08")
    draft.carries_out(action, sheets)
    title, about = "Enquiry form that fills itself in", f"website, S, done, {now}"
    action = draft.action(title, "Digital team", about, (3, 5), (3, 5), (4, 4))
    draft.carries_out(action, send, mends="T7 T9", share=0.6)
    title, about = "One log-in for archive and library", f"integration, L, proposed, {late}"
    action = draft.action(title, "Digital team", about, (5, 2), (4, 1), (4, 2))
    draft.carries_out(action, one, mends="T11 T12", share=0.5)
    title, about = "Six short films on handwriting", f"staff training, M, planned, {soon}"
    action = draft.action(title, "Reading room team", about, (3, 3), None, (4, 4))
    draft.carries_out(action, film, mends="T8 T7")
    title, about = "Licence card with three examples", f"other, S, planned, {now}"
    action = draft.action(title, "Digitisation", about, (3, 5), (2, 5), (4, 5))
    draft.carries_out(action, plain)


def _figures(draft: Draft) -> None:
    draft.metric(
        "Searches that end in an opened record",
        "Share of catalogue sessions in which at least one record is opened.",
        baseline=0.46,
        target=0.65,
        source="log",
        readings={"2026-04-30": (598, 1300), "2026-10-31": (510, 1050)},
    )
    draft.metric(
        "Lost between seat and box",
        "Share of bookings after which no original is ordered.",
        direction="down",
        baseline=0.21,
        rule="relative",
        target=-0.1,
        source="log",
        readings={"2026-04-30": (23, 110), "2026-10-31": (21, 118)},
    )
    draft.metric(
        "Days until an enquiry is answered",
        "Mean number of working days from question to first answer.",
        unit="days",
        direction="down",
        baseline=3.1,
        rule="relative",
        target=-0.2,
        source="desk",
        readings={"2026-06-30": 3.4, "2026-10-02": 3.0},
    )
    draft.metric(
        "Researchers who are satisfied",
        "Share of 4 and 5 among answers from 1 to 5 in the reading room survey.",
        baseline=0.78,
        rule="points",
        target=0.07,
        source="survey",
        readings={"2026-10-23": (46, 58)},
    )
