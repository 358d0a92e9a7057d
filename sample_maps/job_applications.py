"""Public computers for job applications: from a vacancy to an answer, against the session clock.

A support lane of systems lies below the backstage.  Sessions that run out send
people back to the log-in, and coaching sends them back to their letter: two loops.
"""

from __future__ import annotations

from draft import Draft

from journey_editor.model.project import Project


def build() -> Project:
    name, organisation = "Public computers for job applications", "Fernwater Libraries"
    draft = Draft("job_applications", title=name, organisation=organisation)
    for write in (_setting, _journey, _grid, _passages, _feelings, _cards, _plan, _figures):
        write(draft)
    return draft.project


def _setting(draft: Draft) -> None:
    draft.teams(
        *("Branch team", "Digital inclusion", "IT services", "Job coaches", "Town hall IT"),
        scorers=("Branch team", "Digital inclusion", "IT services"),
    )
    draft.channels("digital", "Website", "Public computer")
    draft.channels("human", "Information desk", "Job coach")
    draft.channels("physical", "Branch floor")
    draft.channels("hybrid", "Print and scan station")
    draft.source("seekers", "Interviews at the computers", "patron", n=16, date="2026-09-10")
    draft.source("desk", "Tally sheets of the information desk", "front line", n=7, date="2026-10-09")
    draft.source("coaches", "Job coaches' round table", "front line", n=4, date="2026-10-13")
    draft.source("survey", "Exit survey on tablets", "survey", n=73, date="2026-10-30")
    draft.source("log", "Session and print logs, October 2026", "log", n=470, date="2026-10-31")
    draft.persona(
        "Job seeker",
        generation="Generation X",
        goals="Send three applications a week, on time, looking as good as anybody's.",
        quote="I can do the job. It is the form I cannot do.",
        n=73,
        source="survey",
    )
    draft.persona(
        "Newcomer",
        generation="Millennial",
        goals="Have foreign papers understood, and a letter without mistakes.",
        quote="They ask for an address. I am looking for one too.",
        n=16,
        source="seekers",
    )


def _journey(draft: Draft) -> None:
    draft.journey(
        "Public computers for job applications",
        owner="Digital inclusion",
        as_is="As is",
        took_part={"patron": 5, "front line": 9, "management": 2, "other": 2},
        subtitle="From a vacancy to an answer",
        start_trigger="“It says: apply online by Friday”",
        end_state="Application sent, copy in hand, answer read",
        in_scope="The twelve public computers, printing, scanning and the weekly coaching hours.",
        out_of_scope="Benefit claims, courses and the computers of the children's floor.",
        date="2026-11-12",
        review_date="2027-02-10",
        sponsor="Director of public services",
        budget="£21,000 from the inclusion fund",
        decision_date="2026-12-15",
    )
    draft.lane("Touchpoints", "touchpoint", "frontstage")
    draft.lane("Experience", "experience")
    draft.lane("Needs", "need")
    draft.lane("Quotes", "quote")
    draft.lane("Pain points", "pain")
    draft.lane("Opportunities", "opportunity")
    draft.lane("Backstage", "backstage", "backstage")
    draft.lane("Systems", "system", "support")


def _grid(draft: Draft) -> None:
    draft.stage("Decide", "Sees a vacancy", "Plans a visit", owner="Digital inclusion")
    draft.stage("Arrive", "Comes to the branch", "Asks for a computer", owner="Branch team")
    draft.stage("Log in", "Gets a guest pass", "Starts a session", owner="IT services")
    steps = ("Fills in the form", "Writes the letter", "Gets it read over")
    draft.stage("Apply", *steps, owner="Job coaches")
    draft.stage("Send", "Scans the papers", "Sends it off", owner="Digital inclusion")
    draft.stage("Follow up", "Prints a copy", "Reads the answer", owner="Branch team")

    desk, computer, station = "Information desk", "Public computer", "Print and scan station"
    draft.touchpoint("T1", "Jobs and skills page", "Sees a vacancy", "Website", minutes=4, started=260)
    draft.touchpoint("T2", "Vacancy board", "Sees a vacancy", "Branch floor", minutes=5, started=90)
    draft.touchpoint("T3", "Computer booking", "Plans a visit", "Website", minutes=4)
    step = "Comes to the branch"
    draft.touchpoint("T4", "Entrance and queue", step, "Branch floor", minutes=3, started=120)
    draft.touchpoint("T5", "Question at the desk", "Asks for a computer", desk, minutes=4)
    draft.touchpoint("T6", "Guest pass", "Gets a guest pass", desk, minutes=6)
    draft.touchpoint("T7", "Log-in screen", "Starts a session", computer, minutes=3)
    draft.touchpoint("T8", "Employer's form", "Fills in the form", computer, minutes=25)
    draft.touchpoint("T9", "Letter and CV", "Writes the letter", computer, minutes=30)
    draft.touchpoint("T10", "Coach at the table", "Gets it read over", "Job coach", minutes=15)
    draft.touchpoint("T11", "Scan to e-mail", "Scans the papers", station, minutes=8)
    draft.touchpoint("T12", "Last check and send", "Sends it off", computer, minutes=10, goal=True, ended=52)
    draft.touchpoint("T13", "Pay and print", "Prints a copy", station, minutes=6, goal=True, ended=35)
    step = "Reads the answer"
    draft.touchpoint("T14", "Mailbox at the library", step, computer, minutes=7, goal=True, ended=44)
    draft.owned("IT services", "T3", "T11", "T13")
    why = "Asked in front of the queue who you are and where you live"
    draft.moment("T6", "first contact with staff", why, evidence="seekers desk")
    draft.moment("T10", "other", "Someone has read it and believes in it", evidence="survey coaches")
    why = "Was it sent, or was it lost?"
    draft.moment("T12", "success of a technology service", why, evidence="seekers log")


def _passages(draft: Draft) -> None:
    draft.passage("T1 T3", "Wants an hour that is free", 170, 132, codes="DT01")
    draft.passage("T1 T4", "Simply comes", 60, 44, seam="--+", lost="the vacancy found", codes="MD06")
    draft.passage("T2 T5", "Wants to apply today", 80, 76, seam="?+?", evidence="desk")
    draft.passage("T3 T4", "Comes at the booked hour", 118, 103, seam="+++")
    draft.passage("T4 T5", "Waits for a turn", 250, 241, seam="+++", wait=8, codes="MD04", evidence="desk")
    draft.passage("T5 T6", "Has no library card", 190, 168, codes="DT01", evidence="desk")
    draft.passage("T5 T7", "Has a library card", 120, 117, seam="-++")
    draft.passage("T6 T7", "Has a number and a password", 166, 160, seam="+++", wait=3)
    draft.passage("T7 T8", "Opens the employer's page", 300, 281)
    draft.passage("T8 T9", "The form asks for a letter", 190, 181)
    draft.passage("T8 T12", "The form is all there is", 70, 61)
    lost = "what was not saved"
    draft.passage("T9 T7", "The hour is over", 36, 34, seam="---", lost=lost, wait=5, codes="MD04 DT08")
    draft.passage("T9 T10", "Wants somebody to read it", 70, 62, seam="+++", wait=12, evidence="coaches")
    draft.passage("T9 T11", "Diplomas have to go with it", 104, 96, seam="-++", codes="DT08")
    draft.passage("T9 T12", "The letter is ready", 20, 18)
    draft.passage("T10 T9", "Goes back with two corrections", 60, 58, seam="+++", evidence="coaches")
    lost = "scans in the junk folder"
    draft.passage("T11 T12", "Looks for the scan in the mail", 88, 79, seam="-+-", lost=lost, codes="DT07")
    draft.passage("T12 T13", "Needs proof for the job centre", 60, 57, seam="-++", wait=2)
    draft.passage("T12 T14", "Comes back the week after", 40, 33)
    draft.passage("T13 T14", "Was told to watch the mail", 18, 15, seam="-??")


def _feelings(draft: Draft) -> None:
    draft.felt("T1", (0.2, 0.6), (-0.8,))
    draft.felt("T2", (0.6, 0.4), (0.3,))
    draft.felt("T3", (-0.9, 0.8), (-1.5,))
    draft.felt("T4", (-0.4, 0.3), (-0.2,))
    draft.felt("T5", (0.8, 0.8), (0.9,))
    draft.felt("T6", (-0.6, 0.6), (-1.9,))
    draft.felt("T7", (-0.2, 0.7), (-0.6,))
    draft.felt("T8", (-1.3, 0.2), (-1.2,))
    draft.felt("T9", (-0.7, 0.4), (-1.0,))
    draft.felt("T10", (1.8, 0.9), (1.9,))
    draft.felt("T11", (-1.0, 0.6), (-0.3,))
    draft.felt("T12", (1.1, 0.9), (0.7,))
    draft.felt("T13", (-0.8, 0.5), (0.1,))
    draft.felt("T14", (0.5, 0.2), (None,))
    draft.asked("Job seeker", "T8", found=(-1.2, 0.8), helpful=(-0.4, 0.4), pleasant=(-1.4, 0))
    draft.asked("Job seeker", "T10", found=(1.6, 1), helpful=(1.9, 1), pleasant=(1.6, 0.8))
    draft.asked("Job seeker", "T13", found=(-0.4, 1), helpful=(0.2, 0.4), pleasant=(-1, 0.4))
    draft.asked("Newcomer", "T6", found=(-1.6, 0.8), helpful=(-0.8, 0.8), pleasant=(-1.8, 0.6))
    draft.asked("Newcomer", "T10", found=(1.8, 1), helpful=(2, 1.2), pleasant=(1.8, 1))


def _cards(draft: Draft) -> None:
    draft.card("need", "Know what to bring along", "Plans a visit", evidence="seekers")
    draft.card("need", "More than one hour at a stretch", "Asks for a computer", evidence="survey seekers")
    draft.card("need", "Get in without an address", "Gets a guest pass", evidence="seekers desk")
    span = ("Fills in the form", "Writes the letter")
    draft.card("need", "Stop and go on tomorrow", *span, evidence="survey")
    draft.card("need", "Someone kind to read it over", "Gets it read over", evidence="survey coaches")
    draft.card("need", "Keep my papers to myself", "Scans the papers", evidence="seekers")
    draft.card("need", "See that it has arrived", "Sends it off", evidence="survey")

    draft.card("quote", "I have no street to write down", "Gets a guest pass", evidence="seekers")
    draft.card("quote", "It threw me out at page six", *span, evidence="seekers")
    draft.card("quote", "He asked two things, then I knew", "Gets it read over", evidence="survey")
    draft.card("quote", "Coins! Who carries coins?", "Prints a copy", evidence="survey")

    draft.card("backstage", "Bookings and walk-ins on one sheet", "Asks for a computer", owner="Branch team")
    span = ("Writes the letter", "Gets it read over")
    draft.card("backstage", "Coaches in on Tuesdays and Thursdays", *span, owner="Job coaches")
    text = "Forgotten papers kept for a week"
    draft.card("backstage", text, "Scans the papers", owner="Branch team", evidence="desk")
    draft.card("backstage", "Toner and paper before opening", "Prints a copy", owner="Branch team")

    span = ("Gets a guest pass", "Starts a session")
    draft.card("system", "Guest passes wiped every night", *span, owner="IT services", evidence="log")
    span = ("Starts a session", "Gets it read over")
    draft.card("system", "Session clock, sixty minutes for all", *span, owner="IT services", evidence="log")
    span = ("Scans the papers", "Prints a copy")
    draft.card("system", "Print server shared with the town hall", *span, owner="Town hall IT")

    draft.parked("Is there a quiet place to telephone?", "Employers ask for video now")


def _plan(draft: Draft) -> None:
    text, step = "Booking asks for a library card", "Plans a visit"
    booking = draft.pain(
        text, step, at="T1 T3", severity=3, seen_by=0.34, codes="DT01", evidence="log survey"
    )
    text, step = "No telling when a computer is free", "Asks for a computer"
    wait = draft.pain(text, step, at="T4 T5", severity=2, seen_by=0.4, codes="MD04", evidence="desk")
    text, step = "Guest pass asks for an address", "Gets a guest pass"
    address = draft.pain(text, step, at="T6", severity=4, seen_by=0.38, codes="DT01 CS01", evidence="seekers")
    step, known, span = "Fills in the form", "seekers survey log", ("Fills in the form", "Writes the letter")
    text = "The hour ends before the form"
    hour = draft.pain(text, *span, at="T9 T7", severity=4, seen_by=0.61, codes="MD04", evidence=known)
    text = "Old browser breaks the upload"
    draft.pain(text, step, at="T8", severity=3, seen_by=0.19, codes="DT07", evidence="desk")
    text, step = "Coach only two days a week", "Gets it read over"
    coach = draft.pain(text, step, at="T9 T10", severity=2, seen_by=0.27, codes="CS08", evidence="coaches")
    text, step = "Scans end up in junk mail", "Scans the papers"
    junk = draft.pain(text, step, at="T11 T12", severity=3, seen_by=0.42, codes="DT07", evidence="desk log")
    text, step = "Printer takes nothing but coins", "Prints a copy"
    coins = draft.pain(text, step, at="T13", severity=2, seen_by=0.53, codes="MD06", evidence="survey")

    free = draft.idea("Booking without a card", "Plans a visit", answers=[booking], evidence="desk")
    board = draft.idea("Free computers on the entrance screen", "Asks for a computer", answers=[wait])
    first_name = draft.idea("Guest pass on a first name", "Gets a guest pass", answers=[address, booking])
    long_session = draft.idea("Three hours for applications", *span, answers=[hour], evidence="survey")
    save = draft.idea("Warn and save before time is up", "Writes the letter", answers=[hour])
    volunteers = draft.idea("Volunteers who read letters over", "Gets it read over", answers=[coach])
    stick = draft.idea("Scan to a memory stick", "Scans the papers", answers=[junk], evidence="desk")
    card = draft.idea("Pay for prints by bank card", "Prints a copy", answers=[coins], evidence="survey")

    now, soon, late = "0–3 months", "3–12 months", "1–3 years"
    title, about = "Three-hour sessions on four computers", f"new service, S, in test, {now}"
    action = draft.action(title, "Digital inclusion", about, (5, 4), (5, 5), (4, 4), start="2026-11-09")
    draft.carries_out(action, long_session, mends="T9 T7", share=0.7)
    title, about = "Guest pass without papers", f"other, S, planned, {now}"
    action = draft.action(title, "Branch team", about, (5, 4), (5, 4), (4, 3), codes="DT01")
    draft.carries_out(action, first_name, mends="T5 T6", share=0.5)
    title, about = "Warning and saving at fifty minutes", f"integration, M, planned, {soon}"
    action = draft.action(title, "IT services", about, (4, 3), (4, 3), (4, 4))
    draft.carries_out(action, save)
    title, about = "Memory stick slot at the scanner", f"other, S, done, {now}"
    action = draft.action(title, "IT services", about, (4, 5), (3, 5), (3, 5))
    draft.carries_out(action, stick, mends="T11 T12")
    title, about = "Bank card reader on the printer", f"integration, M, proposed, {soon}"
    action = draft.action(title, "IT services", about, (3, 4), (3, 3), (3, 2))
    draft.carries_out(action, card, mends="T12 T13", share=0.4)
    title, about = "Twenty volunteers trained as readers", f"staff training, L, proposed, {late}"
    action = draft.action(title, "Job coaches", about, (4, 2), (4, 3), None)
    draft.carries_out(action, volunteers, mends="T9 T10")
    title, about = "Free seats on the entrance screen", f"signage, M, proposed, {soon}"
    action = draft.action(title, "Branch team", about, (3, 3), (2, 3), (2, 4))
    draft.carries_out(action, board, mends="T4 T5", share=0.3)
    title, about = "Bookings with a telephone number", f"website, S, planned, {now}"
    action = draft.action(title, "IT services", about, (3, 4), (4, 4), (3, 5))
    draft.carries_out(action, free, mends="T1 T3")


def _figures(draft: Draft) -> None:
    draft.metric(
        "Applications sent off",
        "Share of forms opened that are sent on the same day.",
        baseline=0.52,
        rule="relative",
        target=0.12,
        source="log",
        readings={"2026-06-30": (131, 258), "2026-10-31": (158, 281)},
    )
    draft.metric(
        "Letters lost to the clock",
        "Share of people writing a letter whose session ends first.",
        direction="down",
        baseline=0.19,
        rule="relative",
        target=-0.5,
        source="log",
        readings={"2026-06-30": (44, 231), "2026-10-31": (36, 239)},
    )
    draft.metric(
        "Minutes from door to log-in",
        "Median time from the entrance to the start of a session.",
        unit="min",
        direction="down",
        baseline=24,
        rule="relative",
        target=-0.2,
        source="desk",
        readings={"2026-06-30": 27.0, "2026-10-09": 24.0},
    )
    draft.metric(
        "Colleagues who feel prepared",
        "Share of positive answers at the desk and among coaches.",
        baseline=0.64,
        rule="points",
        target=0.16,
        source="coaches",
        readings={"2026-10-13": (8, 11)},
    )
    draft.metric(
        "Visitors who are satisfied",
        "Share of 4 and 5 among answers from 1 to 5 in the exit survey.",
        baseline=0.66,
        target=0.85,
        source="survey",
        readings={"2026-10-30": (49, 73)},
    )
