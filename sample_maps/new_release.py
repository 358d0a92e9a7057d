"""Borrowing a new release: from seeing it announced to bringing it back while others wait.

The step where a title is seen has two touchpoints on two channels, and readers
loop between their holds and the title page while they wait.
"""

from __future__ import annotations

from draft import Draft

from journey_editor.model.project import Project


def build() -> Project:
    name, organisation = "Borrowing a new release", "Fernwater Libraries"
    draft = Draft("new_release", title=name, organisation=organisation)
    for write in (_setting, _journey, _grid, _passages, _feelings, _cards, _plan, _figures):
        write(draft)
    return draft.project


def _setting(draft: Draft) -> None:
    draft.teams(
        *("Collections", "Branches", "Digital team", "Logistics", "Marketing"),
        scorers=("Branches", "Digital team"),
    )
    draft.channels("digital", "Social media", "App", "Text message")
    draft.channels("physical", "Branch floor")
    draft.channels("human", "Information desk")
    draft.channels("hybrid", "Self-service kiosk")
    draft.source("readers", "Talks with readers at the hold shelf", "patron", n=22, date="2026-09-19")
    draft.source("staff", "Notes from branch meetings", "front line", n=8, date="2026-09-28")
    draft.source("survey", "App survey, September 2026", "survey", n=66, date="2026-09-30")
    draft.source("log", "Circulation log, third quarter 2026", "log", n=760, date="2026-09-30")
    draft.persona(
        "Keen reader",
        generation="Generation X",
        goals="Read what everybody talks about while they still talk about it.",
        quote="By the time it is mine, the film is out.",
        n=66,
        source="survey",
    )
    draft.persona(
        "Book club member",
        generation="Baby boomer",
        goals="Have the book four weeks before the evening, and keep it until then.",
        quote="Six of us, one title, one month.",
        n=22,
        source="readers",
    )


def _journey(draft: Draft) -> None:
    draft.journey(
        "Borrowing a new release",
        owner="Branches",
        as_is="As is",
        took_part={"patron": 7, "front line": 8, "management": 2, "other": 0},
        subtitle="From the first post to the return machine",
        start_trigger="“Have you got the new one?”",
        end_state="Read, returned, and with the next reader",
        in_scope="Printed novels in their first half year, in all five branches.",
        out_of_scope="Pre-publication copies, e-books and purchase suggestions.",
        date="2026-10-15",
        review_date="2027-01-13",
        sponsor="Head of branches",
        budget="£9,500 until summer 2027",
        decision_date="2026-11-30",
    )
    draft.lane("Touchpoints", "touchpoint", "frontstage")
    draft.lane("Experience", "experience")
    draft.lane("Needs", "need")
    draft.lane("Quotes", "quote")
    draft.lane("Pain points", "pain")
    draft.lane("Opportunities", "opportunity")
    draft.lane("Backstage", "backstage", "backstage")


def _grid(draft: Draft) -> None:
    draft.stage("Hear of it", "Sees the new title", "Looks it up", owner="Marketing")
    steps = ("Places a hold", "Waits in the queue", "Gets the notice")
    draft.stage("Reserve", *steps, owner="Digital team")
    draft.stage("Collect", "Comes to collect", "Finds the hold", "Checks it out", owner="Branches")
    draft.stage("Read", "Reads against the clock", "Returns it", owner="Branches")

    draft.touchpoint("T1", "Post on new titles", "Sees the new title", "Social media", minutes=1, started=500)
    draft.touchpoint("T2", "New titles display", "Sees the new title", "Branch floor", minutes=4, started=260)
    draft.touchpoint("T3", "Title page", "Looks it up", "App", minutes=3)
    draft.touchpoint("T4", "Place a hold", "Places a hold", "App", minutes=2)
    draft.touchpoint("T5", "Hold placed by staff", "Places a hold", "Information desk", minutes=4)
    draft.touchpoint("T6", "My holds", "Waits in the queue", "App", minutes=2)
    draft.touchpoint("T7", "Pick-up notice", "Gets the notice", "Text message", minutes=1)
    draft.touchpoint("T8", "Entrance and signs", "Comes to collect", "Branch floor", minutes=2)
    draft.touchpoint("T9", "Hold shelf", "Finds the hold", "Branch floor", minutes=4)
    draft.touchpoint("T10", "Search for a missing hold", "Finds the hold", "Information desk", minutes=6)
    draft.touchpoint("T11", "Check-out kiosk", "Checks it out", "Self-service kiosk", minutes=2)
    draft.touchpoint("T12", "Due date reminder", "Reads against the clock", "Text message", minutes=1)
    step, channel = "Returns it", "Self-service kiosk"
    draft.touchpoint("T13", "Return machine", step, channel, minutes=2, goal=True, ended=240)
    draft.owned("Marketing", "T2")
    draft.owned("Digital team", "T11", "T12", "T13")
    draft.moment("T6", "clarity of guidance", "A number here means hope or none", evidence="survey")
    why = "After weeks of waiting it must simply be there"
    draft.moment("T9", "ease of finding something", why, evidence="readers log")
    draft.moment("T10", "first contact with staff", "Somebody looks, or shrugs", evidence="staff")


def _passages(draft: Draft) -> None:
    draft.passage("T1 T3", "Taps the link in the post", 340, 310, seam="-++", codes="DT07")
    draft.passage("T2 T3", "Scans the code beside the empty stand", 120, 96, seam="??+")
    draft.passage("T2 T5", "Asks whether more are coming", 44, 40, wait=3, evidence="staff")
    draft.passage("T2 T11", "Takes the last copy on display", 60, 60, seam="+++")
    draft.passage("T3 T4", "Every copy is out", 400, 352)
    draft.passage("T4 T6", "Wants to see the place in line", 345, 340)
    draft.passage("T5 T6", "Is shown the app at the desk", 12, 8, seam="-+-", evidence="staff")
    draft.passage("T5 T7", "Waits at home", 28, 27, seam="+++")
    draft.passage("T6 T3", "Looks for another edition", 60, 55)
    draft.passage("T6 T7", "Comes to the top of the list", 270, 262, seam="+++")
    lost = "letter on the hold shelf"
    draft.passage("T7 T8", "Has a free hour", 270, 238, seam="+-+", lost=lost, codes="MD04 DT08")
    draft.passage("T8 T9", "Follows the sign to the holds", 232, 230)
    draft.passage("T9 T11", "Finds the slip with the number", 196, 194, seam="+++")
    draft.passage(
        "T9 T10", "Cannot find the slip", 34, 31, wait=4, seam="-?+", codes="DT03", evidence="staff"
    )
    draft.passage("T10 T11", "Gets it from the trolley", 27, 26, seam="+++", evidence="staff")
    draft.passage("T11 T12", "Has it at home for two weeks", 250, 244, seam="+++")
    draft.passage("T11 T13", "Reads it in a weekend", 24, 22)
    draft.passage("T12 T13", "Cannot renew it", 240, 221, seam="+++")


def _feelings(draft: Draft) -> None:
    draft.felt("Reserve", (0.4, 0.8), (0.9,))
    draft.felt("T1", (1.6, 0.8), (0.6,))
    draft.felt("T2", (0.9, 0.8), (1.2,))
    draft.felt("T3", (0.2, 0.9), (-0.4,))
    draft.felt("T4", (0.7, 0.8), (None,))
    draft.felt("T5", (0.5, 0.6), (1.6,))
    draft.felt("T6", (-1.6, 0.4), (-1.1,))
    draft.felt("T7", (1.8, 1.2), (1.5,))
    draft.felt("T8", (0.3, 0.6), (0.4,))
    draft.felt("T9", (-0.8, 1.0), (-0.2,))
    draft.felt("T10", (0.6, 0.5), (1.4,))
    draft.felt("T11", (1.5, 1.0), (0.8,))
    draft.felt("T12", (-1.2, 0.2), (-1.7,))
    draft.felt("T13", (0.4, 0.5), (0.2,))
    draft.asked("Keen reader", "T6", found=(-1.2, 1), helpful=(-0.8, 0.4), pleasant=(-1.4, 0.2))
    draft.asked("Keen reader", "T9", found=(-0.6, 1.6), helpful=(0.2, 0.4), pleasant=(-0.2, 0.6))
    draft.asked("Book club member", "T5", found=(1.2, 1), helpful=(1.8, 1), pleasant=(1.6, 1))
    draft.asked("Book club member", "T10", found=(1, 1.2), helpful=(1.6, 1), pleasant=(1.2, 0.8))


def _cards(draft: Draft) -> None:
    draft.card("need", "Hear of it before the list is long", "Sees the new title", evidence="survey")
    span = ("Looks it up", "Places a hold")
    draft.card("need", "Know how long I shall wait", *span, evidence="survey readers")
    draft.card("need", "See that the line moves", "Waits in the queue", evidence="survey")
    draft.card("need", "Collect it on the way home", "Comes to collect", evidence="readers")
    draft.card("need", "Finish it before it is due", "Reads against the clock", evidence="readers")

    draft.card("quote", "Forty-first: is that weeks or months?", "Waits in the queue", evidence="readers")
    text, span = "The text came after you had closed", ("Gets the notice", "Comes to collect")
    draft.card("quote", text, *span, evidence="survey")
    draft.card("quote", "My slip was under somebody else's book", "Finds the hold", evidence="readers")
    text = "Two weeks, six hundred pages, no renewing"
    draft.card("quote", text, "Reads against the clock", evidence="readers")

    text, span = "Copies ordered six weeks before publication", ("Sees the new title", "Looks it up")
    draft.card("backstage", text, *span, owner="Collections", evidence="staff")
    text, span = "Van brings holds three times a week", ("Waits in the queue", "Gets the notice")
    draft.card("backstage", text, *span, owner="Logistics")
    draft.card("backstage", "Hold list pulled before opening", "Finds the hold", owner="Branches")
    draft.card("backstage", "Returns scanned for the next hold", "Returns it", owner="Branches")

    draft.parked(
        "Readers swap titles in the café",
        "Staff picks run out by Tuesday",
        "Could the club borrow a set of eight?",
        "Film tie-in covers confuse the hold list",
    )


def _plan(draft: Draft) -> None:
    text, step = "Log in again after the post", "Looks it up"
    login = draft.pain(text, step, at="T1 T3", severity=2, seen_by=0.35, codes="DT07", evidence="log")
    text = "Large print hides on its own page"
    pages = draft.pain(text, step, at="T3", severity=2, seen_by=0.18, codes="DT03", evidence="readers")
    text, step, span = (
        "Ten copies for sixty readers",
        "Waits in the queue",
        ("Places a hold", "Waits in the queue"),
    )
    copies = draft.pain(text, *span, at="T4", severity=3, codes="MD03 MD08", evidence="staff log")
    text, known = "Place in line says nothing about weeks", "survey readers"
    line = draft.pain(text, step, at="T6", severity=3, seen_by=0.52, codes="DT01", evidence=known)
    text, step = "Notice arrives after closing time", "Gets the notice"
    notice = draft.pain(text, step, at="T7 T8", severity=3, seen_by=0.41, codes="MD04", evidence="survey log")
    text, step, known = "Slips sorted by receipt number", "Finds the hold", "readers staff"
    slips = draft.pain(text, step, at="T9", severity=4, seen_by=0.37, codes="DT03", evidence=known)
    text, step = "Renewal refused without the reason", "Reads against the clock"
    renewal = draft.pain(text, step, at="T12", severity=2, seen_by=0.48, codes="DT01", evidence="survey")
    draft.pain(
        "Kiosk wants the card again", "Checks it out", at="T11", severity=1, codes="DT07", evidence="staff"
    )

    link = draft.idea("Links that keep readers logged in", "Looks it up", answers=[login])
    editions = draft.idea("Every edition on one title page", "Looks it up", answers=[pages])
    span = ("Places a hold", "Waits in the queue")
    express = draft.idea("Express copies that nobody can reserve", *span, answers=[copies], evidence="staff")
    weeks = draft.idea("Show the wait in weeks", "Waits in the queue", answers=[line], evidence="survey")
    morning = draft.idea("Send notices at nine each morning", "Gets the notice", answers=[notice])
    digits = draft.idea("Sort holds by last four digits", "Finds the hold", answers=[slips])
    why = draft.idea("Say how many readers are waiting", "Reads against the clock", answers=[renewal])

    now, soon, late = "0–3 months", "3–12 months", "1–3 years"
    title, about = "Wait in weeks on My holds", f"website, M, planned, {soon}"
    action = draft.action(title, "Digital team", about, (5, 4), (5, 3), codes="DT01")
    draft.carries_out(action, weeks, mends="T6 T7", share=0.5)
    title, about = "Morning run for pick-up notices", f"integration, S, in test, {now}"
    action = draft.action(title, "Digital team", about, (4, 5), (4, 5), start="2026-10-12", due="2026-12-18")
    draft.carries_out(action, morning, mends="T7 T8", share=0.4)
    title, about = "New labels on the hold shelf", f"signage, S, done, {now}"
    action = draft.action(title, "Branches", about, (4, 5), (3, 5), start="2026-08-24", due="2026-09-11")
    draft.carries_out(action, digits, mends="T9 T10")
    title, about = "Express shelf of two-week loans", f"new service, M, planned, {soon}"
    action = draft.action(title, "Collections", about, (5, 3), (4, 3))
    draft.carries_out(action, express)
    title, about = "Editions joined on the title page", f"website, M, proposed, {late}"
    action = draft.action(title, "Digital team", about, (2, 3), (3, 2))
    draft.carries_out(action, editions, mends="T3 T4", share=0.3)
    title, about = "App links without a second log-in", f"integration, M, proposed, {soon}"
    action = draft.action(title, "Digital team", about, (3, 3), (4, 3))
    draft.carries_out(action, link, mends="T1 T3", share=0.8)
    title, about = "Kind words when renewing fails", f"other, S, planned, {now}"
    action = draft.action(title, "Branches", about, (3, 5), (2, 5))
    draft.carries_out(action, why)
    title, about = "Second copy for each book club", f"new service, L, dropped, {late}"
    draft.action(title, "Collections", about, (3, 1), (3, 2))


def _figures(draft: Draft) -> None:
    draft.metric(
        "Days from hold to notice",
        "Median number of days from placing a hold to the pick-up notice.",
        unit="days",
        direction="down",
        baseline=23,
        rule="relative",
        target=-0.2,
        source="log",
        readings={"2026-06-30": 25.0, "2026-09-30": 21.0},
    )
    draft.metric(
        "Notices that bring the reader in",
        "Share of pick-up notices after which the reader comes to the branch.",
        baseline=0.85,
        rule="points",
        target=0.05,
        source="log",
        readings={"2026-06-30": (204, 241), "2026-09-30": (238, 270)},
    )
    draft.metric(
        "Holds found without help",
        "Share of readers at the hold shelf who go straight to the kiosk.",
        baseline=0.78,
        target=0.95,
        source="log",
        readings={"2026-06-30": (160, 205), "2026-09-30": (196, 230)},
    )
    draft.metric(
        "Satisfied at key touchpoints",
        "Share of 4 and 5 among answers from 1 to 5 at touchpoints marked as key.",
        baseline=0.83,
        target=0.85,
        source="survey",
        readings={"2026-09-30": (54, 66)},
    )
