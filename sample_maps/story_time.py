"""A children's story time: from a wet morning to coming again.

What families do is a lane of its own above the line of interaction.  The step
at home has no touchpoint, so what was felt there belongs to the step; one
passage has an estimated share and no counts.
"""

from __future__ import annotations

from draft import Draft

from journey_editor.model.project import Project


def build() -> Project:
    name, organisation = "A children's story time", "Fernwater Libraries"
    draft = Draft("story_time", title=name, organisation=organisation)
    for write in (_setting, _journey, _grid, _passages, _feelings, _cards, _plan, _figures, _views):
        write(draft)
    return draft.project


def _setting(draft: Draft) -> None:
    draft.own_code("AC01", "Getting in on wheels")
    draft.teams(
        *("Children's team", "Digital team", "Facilities", "Marketing"),
        scorers=("Children's team", "Facilities", "Marketing"),
    )
    draft.channels("digital", "Neighbourhood group", "Website", "E-mail")
    draft.channels("physical", "Branch floor")
    draft.channels("hybrid", "Self-service kiosk")
    draft.channels("human", "Children's librarian")
    draft.source("parents", "Talks over coffee after story time", "patron", n=24, date="2026-09-23")
    draft.source("storytellers", "Storytellers' diary", "front line", n=4, date="2026-10-07")
    draft.source("survey", "Family survey, October 2026", "survey", n=52, date="2026-10-16")
    draft.source("log", "Registrations and check-ins, third quarter", "log", n=330, date="2026-09-30")
    draft.source("guess", "What the team supposes", "assumption", n=3, date="2026-10-07")
    draft.persona(
        "Parent of a toddler",
        generation="Millennial",
        goals="Half an hour of calm, other grown-ups, and a book for tonight.",
        quote="If we make it out of the door, we come.",
        n=52,
        source="survey",
    )
    draft.persona(
        "Grandparent on duty",
        generation="Baby boomer",
        goals="Do something special on Wednesdays, without a telephone.",
        quote="I just want to ring somebody and say: two, please.",
        n=11,
        source="parents",
    )
    draft.persona(
        "Parent new to the language",
        generation="Millennial",
        goals="Hear the language together with the children, and meet neighbours.",
        quote="My daughter sings it; then I learn it.",
        n=9,
        source="parents",
    )


def _journey(draft: Draft) -> None:
    draft.journey(
        "A children's story time",
        owner="Children's team",
        as_is="As is",
        took_part={"patron": 8, "front line": 4, "management": 1, "other": 1},
        subtitle="From a wet morning to coming again",
        start_trigger="“What shall we do this morning?”",
        end_state="Books in the bag, and a date for the next time",
        in_scope="Weekly story time for children from one to four, in two branches.",
        out_of_scope="School visits, birthday parties and holiday programmes.",
        date="2026-10-21",
        review_date="2027-01-19",
        sponsor="Head of youth services",
        budget="£4,000 a year, two evenings of staff time",
        decision_date="2026-12-04",
    )
    draft.lane("What families do", "doing", "customer")
    draft.lane("Touchpoints", "touchpoint", "frontstage")
    draft.lane("Experience", "experience")
    draft.lane("Needs", "need")
    draft.lane("Quotes", "quote")
    draft.lane("Pain points", "pain")
    draft.lane("Opportunities", "opportunity")
    draft.lane("Backstage", "backstage", "backstage")


def _grid(draft: Draft) -> None:
    draft.stage("Discover", "Looks for something to do", "Sees the story time", owner="Marketing")
    draft.stage("Sign up", "Asks for a place", "Gets a reminder", owner="Digital team")
    draft.stage("Arrive", "Gets there with a pram", "Checks in", owner="Facilities")
    steps = ("Finds a cushion", "Listens and sings", "Picks books to take")
    draft.stage("Take part", *steps, owner="Children's team")
    draft.stage("Come back", "Sings it at home", "Hears about the next one", owner="Children's team")

    step, librarian = "Looks for something to do", "Children's librarian"
    draft.touchpoint("T1", "Post by another parent", step, "Neighbourhood group", minutes=2, started=180)
    draft.touchpoint("T2", "Poster by the picture books", step, "Branch floor", minutes=1, started=90)
    draft.touchpoint("T3", "Events calendar", "Sees the story time", "Website", minutes=3, started=60)
    draft.touchpoint("T4", "Registration form", "Asks for a place", "Website", minutes=4)
    draft.touchpoint("T5", "Place on the paper list", "Asks for a place", librarian, minutes=2)
    draft.touchpoint("T6", "Reminder", "Gets a reminder", "E-mail", minutes=1)
    draft.touchpoint("T7", "Ramp, lift and pram park", "Gets there with a pram", "Branch floor", minutes=7)
    draft.touchpoint("T8", "Check-in by code", "Checks in", "Self-service kiosk", minutes=2)
    draft.touchpoint("T9", "Welcome at the door", "Checks in", librarian, minutes=2)
    draft.touchpoint("T10", "Story corner", "Finds a cushion", "Branch floor", minutes=6)
    draft.touchpoint(
        "T11", "Story and songs", "Listens and sings", librarian, minutes=30, goal=True, ended=28
    )
    draft.touchpoint("T12", "Picture book boxes", "Picks books to take", "Branch floor", minutes=12)
    step, channel = "Picks books to take", "Self-service kiosk"
    draft.touchpoint("T13", "Check-out at child's height", step, channel, minutes=4, goal=True, ended=34)
    step = "Hears about the next one"
    draft.touchpoint("T14", "Letter with next dates", step, "E-mail", minutes=1, goal=True, ended=26)
    draft.owned("Children's team", "T5", "T9")
    draft.owned("Digital team", "T8", "T13")
    why = "Will my child be allowed to be a child here?"
    draft.moment("T9", "first contact with staff", why, evidence="parents storytellers")
    draft.moment("T11", "other", "The half hour that everything else is for", evidence="survey storytellers")


def _passages(draft: Draft) -> None:
    draft.passage("T1 T3", "Taps the link between two naps", 140, 118, seam="++?")
    draft.passage("T2 T3", "Takes a photo of the poster", 30, 21, seam="?-+", lost="date on the poster")
    draft.passage("T2 T5", "Asks the person shelving", 48, 46, seam="+++", evidence="storytellers")
    draft.passage("T3 T4", "Finds a Tuesday that is not full", 150, 121, codes="DT01")
    draft.passage("T3 T5", "Rings instead of typing", 18, 15, seam="-++", evidence="storytellers")
    draft.passage("T4 T6", "Has a place", 124, 122, seam="+++")
    draft.passage("T5 T6", "Leaves an address on the list", 15, 12, seam="+?-", evidence="storytellers")
    draft.passage("T5 T7", "Remembers the date", 44, 41, seam="++?", evidence="storytellers")
    draft.passage(
        "T6 T4", "Has to change the date", 9, 8, seam="--+", lost="number of children", codes="DT07"
    )
    draft.passage("T6 T7", "Comes on the morning", 108, 104, seam="+++")
    draft.passage("T7 T8", "Has the code at hand", 98, 95, seam="+++")
    draft.passage("T7 T9", "Has both hands full", 45, 44, seam="+++", evidence="storytellers")
    draft.passage("T8 T10", "Follows the paper stars", 80, 78, seam="+++")
    draft.passage("T8 T9", "Code will not scan", 12, 11, wait=3, seam="-++", codes="DT07")
    draft.passage("T9 T10", "Is shown a cushion", 54, 53, seam="+++", evidence="storytellers")
    draft.passage("T10 T11", "The bell rings", 128, 124, seam="+++", wait=5, evidence="storytellers")
    draft.passage("T11 T12", "Wants the book that was read", 96, 93, seam="+++", evidence="storytellers")
    draft.passage("T12 T13", "Has filled the bag", 70, 64, seam="+++", wait=4)
    known = "guess"
    draft.passage("T12 T14", "Leaves an address by the boxes", None, None, share=0.1, evidence=known)
    draft.passage("T13 T14", "Ticks the box for news", 30, 26, seam="++-")


def _feelings(draft: Draft) -> None:
    draft.felt("T1", (0.9, 0.4), None, (0.2,))
    draft.felt("T2", (0.6, 0.4), (0.9,), (0.8,))
    draft.felt("T3", (-0.3, 0.6), (-0.8,), (-1.3,))
    draft.felt("T4", (-1.1, 0.7), (-1.6,), (-0.9,))
    draft.felt("T5", (1.0, 0.8), (1.7,), (1.1,))
    draft.felt("T6", (0.8, 0.6), (0.3,), (0.5,))
    draft.felt("T7", (-1.4, 0.5), (-0.7,), (-0.4,))
    draft.felt("T8", (0.4, 0.6), (None,), (0.2,))
    draft.felt("T9", (1.6, 0.8), (1.5,), (1.2,))
    draft.felt("T10", (0.2, 0.6), (0.6,), (0.7,))
    draft.felt("T11", (1.8, 1.2), (1.9,), (1.6,))
    draft.felt("T12", (0.7, 0.9), (0.9,), (-0.6,))
    draft.felt("T13", (1.2, 0.8), (-0.2,), (0.8,))
    draft.felt("Sings it at home", (1.5, 0.6), (1.2,), (1.9,))
    draft.felt("T14", (0.9, 0.5), (-0.1,), (0.4,))
    draft.asked("Parent of a toddler", "T4", found=(-1, 1), helpful=(-0.4, 0.4), pleasant=(-0.8, 0.2))
    draft.asked("Parent of a toddler", "T9", found=(1.2, 0.8), helpful=(1.8, 1), pleasant=(1.6, 1))
    draft.asked("Parent of a toddler", "T11", found=(1.6, 1.2), helpful=(1.8, 1.2), pleasant=(1.9, 1.4))
    draft.asked("Parent new to the language", "T3", found=(-1.4, 1), helpful=(-1, 0.6), pleasant=(-0.6, 0.4))


def _cards(draft: Draft) -> None:
    text = "Scrolls the telephone during the nap"
    draft.card("doing", text, "Looks for something to do", evidence="parents")
    draft.card("doing", "Types one-handed, child on the hip", "Asks for a place", evidence="parents")
    text = "Folds the pram, unfolds it, waits"
    draft.card("doing", text, "Gets there with a pram", "Checks in", evidence="parents storytellers")
    draft.card("doing", "Sits at the back, near the door", "Finds a cushion")
    draft.card("doing", "Sings along, or only hums", "Listens and sings", evidence="storytellers")
    draft.card("doing", "Lets the child press the screen", "Picks books to take")

    draft.card("need", "Something dry and free this morning", "Looks for something to do", evidence="survey")
    draft.card("need", "Know if mine is old enough", "Sees the story time", evidence="survey parents")
    draft.card("need", "A place when we decide late", "Asks for a place", evidence="survey")
    draft.card("need", "Room for prams near the door", "Gets there with a pram", evidence="parents")
    span = ("Finds a cushion", "Listens and sings")
    draft.card("need", "Feel welcome when mine is loud", *span, evidence="parents")
    draft.card("need", "Take the song home", "Sings it at home", evidence="parents")

    draft.card("quote", "I thought you needed a card for it", "Sees the story time", evidence="parents")
    draft.card("quote", "By Monday noon it is always full", "Asks for a place", evidence="survey")
    text = "Nobody minded that she ran about"
    draft.card("quote", text, "Finds a cushion", "Listens and sings", evidence="parents")
    draft.card("quote", "He sang it in the bath all week", "Sings it at home", evidence="parents")

    text, span = "List of children printed at nine", ("Gets a reminder", "Checks in")
    draft.card("backstage", text, *span, owner="Children's team", evidence="storytellers")
    draft.card("backstage", "Cushions laid out, tables moved", "Finds a cushion", owner="Facilities")
    text = "Songs chosen a month ahead"
    draft.card("backstage", text, "Listens and sings", owner="Children's team", evidence="storytellers")
    draft.card("backstage", "Board books wiped on Fridays", "Picks books to take", owner="Facilities")

    draft.parked("Fathers ask for a Saturday", "Lost mittens, third box this year", "Who buys the new bell?")


def _plan(draft: Draft) -> None:
    text, step, known = "Calendar does not say which ages", "Sees the story time", "survey parents"
    ages = draft.pain(text, step, at="T3", severity=2, seen_by=0.33, codes="DT01", evidence=known)
    text = "Calendar only in one language"
    tongue = draft.pain(text, step, at="T3", severity=3, seen_by=0.21, codes="CS01 MD08", evidence="parents")
    text, step = "Full within an hour on Mondays", "Asks for a place"
    full = draft.pain(text, step, at="T4", severity=4, seen_by=0.55, codes="MD04", evidence="survey log")
    text, step = "Empty cushions, nobody cancelled", "Gets a reminder"
    absent = draft.pain(text, step, at="T6 T7", severity=2, seen_by=0.25, codes="MD04", evidence="log")
    text, step = "Lift takes one pram at a time", "Gets there with a pram"
    lift = draft.pain(text, step, at="T7", severity=3, seen_by=0.44, codes="AC01", evidence="parents")
    text, step = "Code will not scan in sunlight", "Checks in"
    draft.pain(text, step, at="T8", severity=1, seen_by=0.12, codes="DT07", evidence="storytellers")
    text, step = "One storyteller and no stand-in", "Listens and sings"
    single = draft.pain(text, step, at="T11", severity=3, codes="CS08", evidence="storytellers")
    text, step = "Boxes mix ages and languages", "Picks books to take"
    boxes = draft.pain(
        text, step, at="T12", severity=2, seen_by=0.29, codes="DT03", evidence="parents survey"
    )

    for pain, given in ((full, (3, 1, 2)), (lift, (0, 2, 0)), (tongue, (0, 0, 1))):
        draft.dots(pain, *given)

    step = "Sees the story time"
    clear = draft.idea("Ages and languages in the calendar", step, answers=[ages, tongue], evidence="parents")
    late_places = draft.idea("Five places kept for walk-ins", "Asks for a place", answers=[full])
    cancel = draft.idea("Cancel with one tap", "Gets a reminder", answers=[absent, full])
    prams = draft.idea("Pram park outside, with locks", "Gets there with a pram", answers=[lift])
    train = draft.idea("Train two more storytellers", "Listens and sings", answers=[single])
    colours = draft.idea("A colour for each age", "Picks books to take", answers=[boxes])

    now, soon, late = "0–3 months", "3–12 months", "1–3 years"
    title, about = "Ages and four languages in the calendar", f"website, S, in test, {now}"
    action = draft.action(title, "Marketing", about, (4, 5), (4, 5), (3, 5), start="2026-10-26")
    draft.carries_out(action, clear, mends="T3 T4", share=0.5)
    title, about = "Five late places every week", f"new service, S, planned, {now}"
    action = draft.action(title, "Children's team", about, (5, 4), (4, 5), (4, 3))
    draft.carries_out(action, late_places)
    title, about = "One-tap cancelling in the reminder", f"integration, M, planned, {soon}"
    action = draft.action(title, "Digital team", about, (4, 4), (4, 3), (3, 3))
    draft.carries_out(action, cancel, mends="T6 T4", share=0.8)
    title, about = "Locked pram park by the entrance", f"other, M, proposed, {soon}"
    action = draft.action(title, "Facilities", about, (4, 3), (3, 2), (4, 3), codes="AC01")
    draft.carries_out(action, prams)
    title, about = "Storytelling course for two colleagues", f"staff training, M, planned, {soon}"
    action = draft.action(title, "Children's team", about, (4, 4), None, (3, 4))
    draft.carries_out(action, train)
    title, about = "Coloured stickers on the boxes", f"signage, S, done, {now}"
    action = draft.action(title, "Children's team", about, (3, 5), (3, 5), (2, 5))
    draft.carries_out(action, colours, mends="T12 T13", share=0.4)
    title, about = "Second lift at the back", f"other, L, proposed, {late}"
    draft.action(title, "Facilities", about, (4, 1), (4, 1), (3, 2))


def _figures(draft: Draft) -> None:
    draft.metric(
        "Registered families who come",
        "Share of families with a place who check in.",
        baseline=0.72,
        rule="points",
        target=0.1,
        source="log",
        readings={"2026-06-30": (94, 128), "2026-09-30": (104, 134)},
    )
    draft.metric(
        "Families who borrow afterwards",
        "Share of families at story time who take at least one book home.",
        baseline=0.48,
        target=0.6,
        source="log",
        readings={"2026-06-30": (55, 118), "2026-09-30": (64, 124)},
    )
    draft.metric(
        "Families who are there for the first time",
        "Share of families checked in who were never registered before.",
        baseline=0.24,
        rule="relative",
        target=0.15,
        source="log",
        readings={"2026-09-30": (28, 131)},
    )
    draft.metric(
        "Families who are satisfied",
        "Share of 4 and 5 among answers from 1 to 5 in the family survey.",
        baseline=0.86,
        target=0.9,
        source="survey",
        readings={"2026-10-16": (47, 52)},
    )


def _views(draft: Draft) -> None:
    """The paper list is there for whoever does not register online; the team meets for two hours."""
    draft.agenda("15 Walk the map\n30 Pain points\n10 Dot vote\n35 Ideas\n30 Actions and owners")
    draft.meant_for("Grandparent on duty", "T5")
    draft.view(
        "Grandparents, for the team at the door", personas=["Grandparent on duty"], without=["backstage"]
    )
