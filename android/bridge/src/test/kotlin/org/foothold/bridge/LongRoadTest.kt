package org.foothold.bridge

import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Effect
import org.foothold.core.Field
import org.foothold.core.FieldKind
import org.foothold.core.Mark
import org.foothold.core.NoticeKind
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Tap
import org.foothold.core.Way
import org.foothold.core.routeText
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path

/**
 * What a family does over weeks: practices a talk, fills in sheets, comes home from hospital, hands things on. The same
 * as in tests/sheets.rs, sharing.rs, after.rs and rehearsals.rs, by the same names.
 */
class LongRoadTest : WithDiary() {
    private fun offers(card: String) = card in rows(phone.screen, "")

    /** What was handed on last. */
    private fun Phone.shared(): Effect.Share = effects.filterIsInstance<Effect.Share>().last()

    /** Hands on what is in view, and gives its words. */
    private fun Phone.handOn(way: String): String {
        touch(way)
        return shared().bytes.decodeToString()
    }

    /** J4: he drinks every day, says no, and will stop tonight. The planner opens only once safety was looked at. */
    @Test
    fun j4_the_meeting_opens_after_the_safety_questions_and_names_the_alternative() {
        val first = "sheet/family-meeting/first"
        phone.visit(Route.Refusal)
        phone.touch("sheets", "sheet/family-meeting")
        val read = text(phone.screen)
        assertTrue("Four questions first" in read && "Who comes?" !in read, read)
        phone.touch("blank")
        assertFalse("Who comes?" in text(phone.screen), "nor on paper")
        phone.back()
        phone.touch("fill", "section/first/fill")
        // Left out, they are asked again.
        val refused = phone.refusedForm(first, "violence" to "no") as Problem.InField
        assertEquals(FieldAt(first, "dying"), refused.at)

        fun stopping(answer: String) {
            phone.visit(Route.FillSheet("family-meeting", "first"))
            val safe = listOf("violence", "dying", "reality").map { it to "no" }
            assertNull(phone.refusedForm(first, *safe.toTypedArray(), "stopping" to answer))
        }
        // He would stop all at once: a doctor first, and no meeting.
        for (danger in listOf("yes", "unsure")) {
            stopping(danger)
            assertEquals(Route.FillSheet("family-meeting", "not_now"), phone.screen.route, danger)
            assertTrue("a doctor has to plan the stopping first" in text(phone.screen))
            val closed = phone.shown(OWN_MEETING)
            assertTrue("Not this meeting now" in closed && "Who, when and where" !in closed, closed)
            assertFalse(offers("section/who_part/fill"))
        }
        // With a doctor's plan it opens: first what trials found, and what to try before.
        stopping("doctor")
        assertEquals(Route.FillSheet("family-meeting", "evidence"), phone.screen.route)
        val trials = text(phone.screen)
        assertTrue("seven in ten families" in trials && "CRAFT it was more than six in ten" in trials, trials)
        phone.touch("note_7")
        assertEquals(Route.Sheet("craft-invitation"), phone.screen.route, "to one calm request first")
        val open = phone.shown(OWN_MEETING)
        for (part in listOf("They said yes", "They said no", "What each of you says", "A place ready that day")) {
            assertTrue(part in open, part)
        }
        assertFalse("Not this meeting now" in open)
        nothingThatWouldHarmHim()
    }

    /** In any part of these sheets, open as they are, read and printed. */
    private fun nothingThatWouldHarmHim() {
        for (id in listOf("family-meeting", "craft-invitation", "boundaries")) {
            val sections = rows(phone.visit(Route.OwnSheet(id)), "section/").map { it.split('/')[1] }
            assertTrue(sections.isNotEmpty())
            val places = listOf(Route.Sheet(id), Route.BlankSheet(id), Route.OwnSheet(id))
            for (place in places + sections.map { Route.FillSheet(id, it) }) {
                val shown = phone.shown(place).lowercase()
                for (wrong in HARMFUL) assertFalse(wrong in shown, "$place: `$wrong`")
            }
        }
    }

    /** J7 and M10: what the notes say worked stands in the draft, as the caregiver's view, and nothing else does. */
    @Test
    fun j7_notes_that_worked_start_the_draft_as_the_caregivers_view() {
        person("Sam", "age" to "adult")
        note("tried" to "Sat with him in the car", "approach" to "listened", "outcome" to "worked")
        note("approach" to "choices", "outcome" to "worked")
        note("tried" to "Brought it up at dinner", "approach" to "argued", "outcome" to "did_not")
        note("tried" to "Asked twice", "outcome" to "partly")
        person("Jo")
        note("tried" to "Jo alone", "outcome" to "worked")
        phone.visit(Route.Person(1))
        phone.touch("choose")
        for ((id, section, worked, didNot) in DRAFTS) {
            phone.visit(Route.Sheet(id))
            assertTrue(CARERS_VIEW in text(phone.screen), id)
            phone.touch("fill")
            val empty = text(phone.screen)
            assertTrue(CARERS_VIEW in empty && "Nothing is filled in yet" in empty, empty)
            phone.touch("section/$section/fill")
            assertTrue(CARERS_VIEW in text(phone.screen), id)
            val form = "sheet/$id/$section"
            val values = checkNotNull(phone.screen.fields(form)).associate { it.id to it.value }
            assertEquals("- Offered two choices\n- Sat with him in the car", values[worked], id)
            assertEquals("- Brought it up at dinner", values[didNot], id)
            assertTrue("Nothing is filled in yet" in phone.shown(Route.OwnSheet(id)), "kept only when it is sent")
            phone.back()
            assertNull(phone.refusedForm(form), "kept as it stands")
            phone.visit(Route.OwnSheet(id))
            phone.touch("share")
            assertFalse(offers("page"), "nothing is chosen by itself")
            phone.touch("all")
            val page = phone.handOn("page")
            assertTrue("This is the caregiver&#39;s view." in page && "Sat with him in the car" in page, page)
            for (other in listOf("Jo alone", "Asked twice")) assertFalse(other in page, other)
        }
    }

    @Test
    fun the_responder_sheet_is_two_touches_from_every_result() {
        val titles =
            SIGNS.map { (tile, sign) ->
                Phone().use { other ->
                    for (answered in TILES) other.act(Action.NothingElse(answered))
                    other.visit(Route.Tile(tile))
                    other.touch(sign)
                    val result = other.visit(Route.Result)
                    val before = other.taps
                    other.touch("words", "sheet/responder")
                    assertEquals(Route.Sheet("responder"), other.screen.route)
                    assertEquals(2, other.taps - before, sign)
                    result.title.text
                }
            }
        assertTrue(titles.toSet().size >= 4, "results of every kind: $titles")
    }

    @Test
    fun every_sheet_is_filled_in_from_empty_to_printed() {
        val sheets = rows(phone.visit(Route.Sheets), "sheet/").map { it.removePrefix("sheet/") }
        assertTrue(sheets.size > 15, "$sheets")
        for (id in sheets) {
            val questions = steps(phone.visit(Route.Sheet(id)))
            val given = fillIn(id)
            val missing = questions - given.map { (field, _) -> field.id }.toSet()
            assertEquals(emptyList<String>(), missing, "$id: what it asks on paper, it asks here")
            val said = text(phone.screen)
            phone.touch("share")
            assertFalse(offers("page"), "$id: nothing is chosen by itself")
            phone.touch("all")
            val preview = text(phone.screen)
            val page = phone.handOn("page")
            assertEquals("sheet-2026-11-22.html" to "text/html", phone.shared().run { name to kind })
            phone.touch("all")
            val plain = phone.handOn("text")
            assertEquals("sheet-2026-11-22.txt" to "text/plain", phone.shared().run { name to kind })
            for ((field, answer) in given) {
                val words = shown(field, answer)
                for (place in listOf(preview, plain, said)) assertTrue(words in place, "$id ${field.id}: $place")
                assertTrue(html(words) in page, "$id: ${field.id} on the page")
            }
            isHarmless(page)
        }
    }

    /** Fills in a sheet from its first section to its last, and gives each question with its answer. */
    private fun fillIn(id: String): List<Pair<Field, String>> {
        phone.touch("fill")
        phone.touch(rows(phone.screen, "section/").first { it.endsWith("/fill") })
        val given = mutableListOf<Pair<Field, String>>()
        while (phone.screen.route != Route.OwnSheet(id)) {
            check(given.size < 200) { "`$id` has no end" }
            assertTrue(phone.screen.private, "${phone.screen.route}")
            val form = phone.screen.blocks.firstNotNullOf { it as? Block.Form }
            val answers = form.fields.map { it to answerTo(it) }
            val sent = answers.map { (field, answer) -> field.id to answer }.toTypedArray()
            assertNull(phone.refusedForm(form.id, *sent), form.id)
            given += answers
        }
        return given
    }

    /** What someone answers: words that stand nowhere else and would do harm as HTML, or the choice that opens most. */
    private fun answerTo(field: Field): String =
        when (field.kind) {
            FieldKind.ONE_OF -> {
                val offered = field.options.map { it.id }
                listOf("no", "yes", "done", "stay").firstOrNull { it in offered } ?: offered.first()
            }

            FieldKind.DAY -> {
                "2026-12-03"
            }

            FieldKind.WORDS -> {
                "Q${field.id} <b>&\n\"ü'"
            }

            else -> {
                "Q${field.id} <".take(12)
            }
        }

    /** An answer as a screen and a paper show it. */
    private fun shown(
        field: Field,
        answer: String,
    ): String =
        when (field.kind) {
            FieldKind.ONE_OF -> checkNotNull(field.options.find { it.id == answer }).label.text
            FieldKind.DAY -> "3 Dec 2026"
            else -> answer.trim()
        }

    @Test
    fun j7_three_fields_are_printed_and_the_other_phone_shows_exactly_those(
        @TempDir elsewhere: Path,
    ) {
        sam()
        phone.visit(Route.OwnSheet("responder"))
        phone.touch("share")
        assertTrue(ticks(phone.screen).values.none { it }, "nothing is chosen by itself")
        phone.touch(*CHOSEN)
        val page = phone.handOn("page")
        for (word in WANTED) assertTrue(word in page, word)
        for (word in SECRET) assertFalse(word in page, word)
        phone.touch(*CHOSEN, "more", "file")
        assertEquals(Route.ShareFile, phone.screen.route)
        assertNull(phone.refusedForm("share-file", "passphrase" to PASSPHRASE, "again" to PASSPHRASE))
        val file = phone.shared()
        assertTrue(file.name.startsWith("shared-") && file.name.endsWith(".age"), file.name)
        val sealed = file.bytes.decodeToString()
        for (word in WANTED + SECRET) assertFalse(word in sealed, "`$word` can be read by anyone")
        Phone(folder = elsewhere).use { takesIn(it, file.bytes) }
    }

    private fun sam() {
        person("QName", "age" to "minor")
        note("tried" to "QTried", "try_next" to "QNext", "outcome" to "worked")
        phone.submit("own-step", "words" to "QStep")
        phone.submit("plan/1", "day" to "2026-11-29", "time" to "18:30")
        phone.submit("win", "words" to "QWin")
        val who = "sheet/responder/who"
        phone.submit(who, "address" to "QAddress", "name" to "QSam", "phone" to "555 0100")
        phone.submit("sheet/responder/health", "medicines" to "QMedicine")
        phone.submit("sheet/responder/near", "calms" to "QCalm")
    }

    /** The co-parent's phone: what was there is there, and what is new is one sheet with the three answers. */
    private fun takesIn(
        other: Phone,
        file: ByteArray,
    ) {
        other.submit("person/new", "nickname" to "Mine")
        other.submit("sheet/responder/who", "address" to "My own address")
        other.act(Action.LockNow)

        fun own() =
            listOf(TIMELINE, Route.People, Route.OwnSheet("responder"), Route.EmergencyWords, Route.NextStep)
                .map { other.shown(it) }
        val before = own()

        fun add(passphrase: String): Problem? {
            other.visit(Route.AddFile)
            other.effects.clear()
            other.touch("pick")
            assertInstanceOf(Effect.PickFile::class.java, other.effects.single())
            other.act(Action.FilePicked(file))
            assertEquals(Route.AddFile, other.screen.route)
            return other.refusedForm("add-file", "passphrase" to passphrase)
        }
        val wrong = add("not the passphrase") as Problem.InField
        assertTrue("Nothing was changed" in wrong.reason, wrong.reason)
        assertEquals(before, own())
        assertNull(add(PASSPHRASE))
        assertTrue("Added: 1" in text(other.screen), text(other.screen))
        val after = own()
        for (at in listOf(0, 2, 3, 4)) assertEquals(before[at], after[at], "the reader's own is as it was")
        for (word in SECRET) assertTrue(after.none { word in it }, word)
        // One sheet more, about someone of their own, with exactly the three answers.
        other.visit(Route.People)
        assertEquals(listOf("person/1", "person/2"), rows(other.screen, "person/").sorted())
        other.touch("person/2", "choose")
        val shown = other.shown(Route.OwnSheet("responder"))
        val answers = other.screen.blocks.mapNotNull { (it as? Block.Paragraph)?.id }
        val expected = CHOSEN.map { "answer/$it" }.toSet()
        assertEquals(expected, answers.filter { it.startsWith("answer/") }.toSet(), shown)
        for (word in WANTED) assertTrue(word in shown, word)
        for (word in SECRET + "My own address") assertFalse(word in shown, word)
        assertEquals(listOf("sheet/2"), rows(other.visit(TIMELINE), "").filter { '/' in it })
        // A second time adds nothing.
        assertNull(add(PASSPHRASE))
        assertTrue("in your diary already" in text(other.screen), text(other.screen))
        assertEquals(listOf("sheet/2"), rows(other.visit(TIMELINE), "sheet/"))
        // Taken back whole.
        other.act(Action.Remove("person", 2))
        other.act(Action.ChoosePerson(1))
        // What was removed can be brought back until the diary closes.
        other.on { lock() }
        assertNull(other.unlock())
        assertEquals(before, own())
    }

    @Test
    fun j10_a_table_holds_no_formula() {
        for (words in DANGEROUS) note("tried" to words, "try_next" to "-2")
        phone.visit(Route.Diary)
        phone.touch("share")
        for (id in 1..DANGEROUS.size) {
            phone.touch("note/$id", "all")
            phone.back()
        }
        val table = phone.handOn("table")
        assertEquals("page-2026-11-22.csv" to "text/csv", phone.shared().run { name to kind })
        val rows = csv(table)
        assertEquals(1 + DANGEROUS.size, rows.size)
        assertTrue(rows.all { it.size == rows[0].size }, "a word is no border")
        val cells = rows.flatten()
        for (cell in cells) {
            val first = cell.trimStart().firstOrNull()
            assertFalse(first != null && first in "=+-@\t\r\uff1d\uff0b\uff0d\uff20", "[$cell]")
        }
        for (wanted in listOf("'=HYPERLINK(\"http://x\")", "'+1", "'-1+1", "'@SUM(A1)", "'\uff1d1", "'-2", "plain")) {
            assertTrue(wanted in cells, "$wanted: $cells")
        }
    }

    @Test
    fun nothing_leaves_but_what_was_ticked_and_a_warning_comes_first() {
        person("QName")
        repeat(2) {
            note("approach" to "listened", "tried" to "QTried", "outcome" to "worked", "try_next" to "QNext")
        }
        phone.submit("own-step", "words" to "QStep")
        phone.submit("plan/1", "day" to "2026-11-29", "time" to "18:30")
        phone.submit("tried/1", "outcome" to "partly", "how" to "QHow")
        phone.submit("win", "words" to "QWin")
        for (from in listOf(Route.Note(1), Route.KeptStep(1), Route.Win(1))) {
            phone.visit(from)
            phone.touch("share")
            warnsFirst(phone.screen)
            val all = ticks(phone.screen)
            assertTrue(all.isNotEmpty() && all.values.none { it }, "nothing is chosen by itself")
            assertEquals("\n", preview(phone.screen), "and nothing is shown to leave")
            phone.effects.clear()
            for (way in Way.entries) {
                assertInstanceOf(Problem.Refused::class.java, phone.refused(Action.HandOn(phone.screen.route, way)))
            }
            assertEquals(emptyList<Effect>(), phone.effects)
            // One at a time: the text is what was shown, and holds the words of no other.
            for (id in all.keys) {
                phone.touch(id)
                val shown = preview(phone.screen)
                assertEquals(shown, phone.handOn("text"), "$from $id")
                assertEquals("page-2026-11-22.txt", phone.shared().name, "a name that tells nothing")
                assertTrue(MARKED.count { it in shown } <= 1, "$from $id: $shown")
                assertTrue(ticks(phone.screen).values.none { it }, "handed on, and no longer chosen")
            }
        }
        // What the notes say, counted.
        phone.visit(Route.Insights)
        phone.touch("share", "next")
        val page = phone.handOn("page")
        isHarmless(page)
        assertTrue("QNext" in page && "QTried" !in page, page)
    }

    /** The warning is above all else, with its source and where to read on. */
    private fun warnsFirst(screen: Screen) {
        val warning = screen.blocks.first() as Block.Notice
        assertEquals(NoticeKind.STOP, warning.kind)
        assertTrue("custody" in warning.text.text && "hurts you" in warning.text.text, warning.text.text)
        assertTrue(warning.sources.isNotEmpty(), "the warning names its source")
        assertTrue(rows(screen, "guide/").containsAll(listOf("guide/custody", "guide/abuse")))
        assertTrue(screen.private && screen.leave != null)
    }

    /** J7: from the hospital to day ninety, for a child and for an adult. */
    @Test
    fun j7_the_days_after_coming_home_ask_plainly_and_remind_in_neutral_words(
        @TempDir elsewhere: Path,
    ) {
        fromTheHospital("minor", CHILD to ADULT)
        close()
        phone = Phone(folder = elsewhere)
        fromTheHospital("adult", ADULT to CHILD)
    }

    private fun fromTheHospital(
        age: String,
        words: Pair<String, String>,
    ) {
        person("Sam", "age" to age)
        assertFalse("due" in rows(phone.visit(Route.Home), ""))
        val refused = discharged("2026-11-23", "") as Problem.InField
        assertTrue(refused.reason.startsWith("That day is still to come."), refused.reason)
        phone.effects.clear()
        assertNull(discharged("2026-11-22", "18:30"))
        assertTrue(Effect.RemindersChanged in phone.effects)
        assertFalse(offers("due"), "nothing is due on the day itself")
        assertTrue("The next one is day 1, on 23 Nov 2026" in text(phone.screen), text(phone.screen))
        assertEquals(DAYS, ahead().map { (it.route as Route.OwnAfterDay).day.toInt() })
        assertEquals(DAYS.map { CHECKED.unixSeconds + it * DAY + EVENING }, ahead().map { it.at.unixSeconds })
        for ((at, day) in DAYS.withIndex()) {
            phone.now = CHECKED.copy(unixSeconds = CHECKED.unixSeconds + day * DAY)
            // Each day by a phone that was started again.
            restart()
            assertEquals(DAYS.size - at, ahead().size)
            val home = phone.shown(Route.Home).lowercase()
            for (telling in TELLING) assertFalse(telling in home, "`$telling` on the first screen")
            phone.touch("due")
            asksThreeThings(day)
            val shown = text(phone.screen)
            if (day == 7) assertTrue(words.first in shown && words.second !in shown, "$age: $shown")
            phone.touch("tick")
            assertTrue("Ticked" in text(phone.screen) && !offers("tick"))
            assertFalse("due" in rows(phone.visit(Route.Home), ""), "done for today")
            assertEquals(DAYS.size - at - 1, ahead().size)
        }
        phone.now = CHECKED.copy(unixSeconds = CHECKED.unixSeconds + 98 * DAY)
        assertTrue("The ninety days are behind you" in phone.shown(Route.OwnAfter))
    }

    private fun discharged(
        day: String,
        time: String,
    ): Problem? {
        phone.visit(Route.OwnAfter)
        val form = phone.screen.blocks.firstNotNullOf { it as? Block.Form }
        return phone.refusedForm(form.id, "day" to day, "time" to time)
    }

    /** The reminders to come, none of which says anything to who sees it on a lock screen. */
    private fun ahead() =
        checkNotNull(phone.reminders()).onEach { assertEquals("You planned something for today.", it.text.text) }

    /** In plain words whether they think of suicide, what the plan says, where pills and guns are; danger before all. */
    private fun asksThreeThings(day: Int) {
        val screen = phone.screen
        assertEquals(day, (screen.route as Route.OwnAfterDay).day.toInt())
        assertTrue(screen.private && screen.leave != null)
        val stop = screen.blocks.firstNotNullOf { it as? Block.Notice }
        assertEquals(NoticeKind.STOP, stop.kind)
        assertTrue("call 911 now" in stop.text.text && "988" in stop.text.text, stop.text.text)
        assertTrue(steps(screen).containsAll(listOf("ask", "plan", "home")), "day $day: ${steps(screen)}")
        val asked = screen.blocks.firstNotNullOf { it as? Block.Steps }
        assertTrue(asked.items.all { it.sources.isNotEmpty() })
        val words = asked.items.first { it.id == "ask" }
        assertTrue(words.say.size <= 1, "one wording, for this age")
        if (day == DAYS.first()) {
            val said =
                words.say
                    .single()
                    .words.text
            assertTrue("are you thinking about killing yourself today?" in said, said)
        }
        if (day > 7) return
        for (door in listOf("sheet/safety-plan", "sheet/home-safety")) assertTrue(offers(door), "day $day: $door")
        // Pills, guns and the rest, item by item: is it done, by whom, by when.
        phone.touch("sheet/home-safety")
        for (item in listOf("guns", "medicines", "blades", "alcohol")) {
            val asked = listOf("done", "who", "when").map { "${item}_$it" }
            assertTrue(steps(phone.screen).containsAll(asked), "${steps(phone.screen)}")
        }
        phone.back()
    }

    @Test
    fun every_way_through_every_talk_ends_within_four_turns_with_a_step_to_keep_and_a_way_out_at_each() {
        phone.visit(Route.Refusal)
        phone.touch("rehearsals")
        val talks = rows(phone.screen, "rehearsal/")
        assertTrue(talks.size > 8, "$talks")
        for (talk in talks) {
            phone.visit(talk)
            phone.touch("begin")
            val ends = waysOn(talk, 1)
            assertTrue(ends > 3, "$talk: $ends ways")
        }
    }

    /** Plays every answer of the turn in view and of those behind it, by Back. How many ways there are to an end. */
    private fun waysOn(
        talk: String,
        turn: Int,
    ): Int {
        hasAWayOut(talk)
        val screen = phone.screen
        val answers = ticks(screen).keys.filter { it.startsWith("say/") }
        if (answers.isEmpty()) {
            assertEquals("$talk/end", routeText(screen.route))
            assertTrue(turn in 2..5, "$talk: $turn")
            assertTrue(rows(screen, "").any { it.endsWith("/keep") }, "$talk: ${text(screen)}")
            return 1
        }
        assertEquals("$talk/$turn", routeText(screen.route))
        return answers.sumOf { answer ->
            phone.touch(answer)
            hasAWayOut(talk)
            val title = phone.screen.title.text
            assertTrue(title in listOf("This opens the door", "This closes the door"), title)
            val why = phone.screen.blocks.firstNotNullOf { (it as? Block.Paragraph)?.takeIf { it.id == "why" } }
            assertTrue(why.sentences.any { it.sources.isNotEmpty() }, "$talk: ${text(phone.screen)}")
            phone.touch("on")
            waysOn(talk, turn + 1).also {
                phone.back()
                phone.back()
            }
        }
    }

    /** One touch to the check, from wherever one is in a talk; and that screen is nobody else's. */
    private fun hasAWayOut(talk: String) {
        val screen = phone.screen
        val out = screen.blocks.firstNotNullOf { (it as? Block.Card)?.takeIf { it.id == "out" } }
        val way = (out.tap as Tap.Go).route
        assertTrue(way == Route.Check || way is Route.Tile, "$talk: $way")
        if (talk == ABOUT_SUICIDE) assertEquals(Route.Tile("suicide"), way)
        assertTrue(screen.private && screen.leave != null, talk)
    }

    @Test
    fun a_step_of_the_end_is_kept() {
        phone.visit(Route.Rehearsals)
        phone.touch(rows(phone.screen, "rehearsal/").first(), "begin")
        while ("say/1" in ticks(phone.screen)) phone.touch("say/1", "on")
        val card = rows(phone.screen, "").last { it.endsWith("/keep") }
        val before = phone.screen.blocks.takeWhile { (it as? Block.Card)?.id != card }
        val step = before.filterIsInstance<Block.Paragraph>().last()
        val words =
            step.sentences
                .first()
                .text.text
        assertFalse(words in phone.shown(Route.NextStep), words)
        phone.back()
        phone.touch(card)
        restart()
        assertTrue(words in phone.shown(Route.NextStep), "kept means kept: $words")
    }

    @Test
    fun the_talk_about_suicide_waits_for_nothing_and_sends_to_the_check_first() {
        val screen = phone.visit(ABOUT_SUICIDE)
        val first = screen.blocks.first() as Block.Notice
        assertEquals(NoticeKind.STOP, first.kind)
        assertTrue("988" in text(screen), "whom to call")
        assertTrue(screen.blocks.none { it is Block.Question }, "no list to tick stands before asking")
        phone.tap(checkNotNull(first.button).tap)
        assertEquals(Route.Tile("suicide"), phone.screen.route)
        phone.touch("suicidal_thoughts")
        assertNotNull(phone.screen.leave)
        assertEquals("us-988", lines(phone.screen).first(), "from practice to a person in two touches")
    }

    private data class Draft(
        val sheet: String,
        val section: String,
        val worked: String,
        val didNot: String,
    )

    private companion object {
        val OWN_MEETING = Route.OwnSheet("family-meeting")
        const val CARERS_VIEW = "This is the caregiver's view."
        const val ABOUT_SUICIDE = "rehearsal/ask-about-suicide"
        const val PASSPHRASE = "river pancake window seven"
        val HARMFUL =
            listOf("kick", "throw out", "cold turkey", "rock bottom", "ultimatum", "consequences", "enabl", "addict") +
                listOf("pour it", "866-446-3945", "800-779-4314")
        val DRAFTS =
            listOf(
                Draft("relapse-plan", "helps_part", "helps", "hurts"),
                Draft("advance-directive", "what", "helped", "worse"),
            )
        val TILES = listOf("body", "took", "suicide", "threat", "mind", "missing_or_me")
        val SIGNS =
            listOf(
                "body" to "unresponsive",
                "suicide" to "suicidal_thoughts",
                "weeks" to "hopeless",
                "weeks" to "isolation",
                "weeks" to "mild_distress",
            )

        val CHOSEN = arrayOf("address", "medicines", "calms")
        val WANTED = listOf("QAddress", "QMedicine", "QCalm")
        val SECRET = listOf("QName", "QSam", "555 0100", "QTried", "QNext", "QStep", "QWin")
        val MARKED = listOf("QTried", "QNext", "QStep", "QHow", "QWin", "QName")
        val DANGEROUS =
            listOf(
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\uff1d1",
                "x\n=1",
                "\u202e=1",
                "plain",
            )

        val DAYS = listOf(1, 3, 7, 14, 30, 60, 90)

        /** From noon, when a phone here is looked at, to the hour that was asked for. */
        const val EVENING = 6 * 3_600 + 30 * 60
        const val CHILD = "a child's care goes on"
        const val ADULT = "take one thing off their hands"
        val TELLING = listOf("hospital", "suicide", "sam", "pills", "gun")
    }
}

/** What can be ticked on a screen, and whether it is. */
private fun ticks(screen: Screen): Map<String, Boolean> =
    screen.blocks
        .filterIsInstance<Block.Question>()
        .flatMap { it.choices }
        .associate { it.id to (it.mark == Mark.YES) }

/** What a screen shows to leave, as the text that then leaves. */
private fun preview(screen: Screen): String {
    val groups = linkedMapOf<String, MutableList<String>>()
    for (block in screen.blocks) {
        val (id, words) =
            when (block) {
                is Block.Heading -> block.id to block.text.text
                is Block.Paragraph -> block.id to block.sentences.joinToString(" ") { it.text.text }
                else -> continue
            }
        val (paper, group) = id.split('/').takeIf { it.size > 2 } ?: continue
        if (paper == "paper") groups.getOrPut(group) { mutableListOf() } += words
    }
    return groups.values.joinToString("\n\n", postfix = "\n") { it.joinToString("\n") }
}

private fun html(text: String): String =
    text
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")

/** Nothing on a page runs, loads or leads anywhere: every tag is one of ours, without an address. */
private fun isHarmless(page: String) {
    assertTrue(page.startsWith("<!doctype html>") && page.endsWith("</html>\n"), page)
    assertTrue("default-src 'none'" in page)
    val known = setOf("!doctype", "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "b", "span", "i")
    for (tag in page.split('<').drop(1).map { it.substringBefore('>') }) {
        assertTrue(tag.removePrefix("/").substringBefore(' ') in known, "<$tag>")
        for (leads in listOf("href", "src=", "url(", "onload")) assertFalse(leads in tag, "<$tag>")
    }
}

/** RFC 4180, as a spreadsheet reads it. */
private fun csv(text: String): List<List<String>> {
    assertEquals('\ufeff', text.first(), "the mark that says UTF-8")
    val rows = mutableListOf<List<String>>()
    val row = mutableListOf<String>()
    val cell = StringBuilder()
    var quoted = false
    var at = 1
    while (at < text.length) {
        val letter = text[at++]
        when {
            letter == '"' && quoted && text.getOrNull(at) == '"' -> {
                cell.append(text[at++])
            }

            letter == '"' -> {
                quoted = !quoted
            }

            quoted -> {
                cell.append(letter)
            }

            letter == ',' || letter == '\n' -> {
                row += cell.toString()
                cell.clear()
                if (letter == '\n') {
                    rows += row.toList()
                    row.clear()
                }
            }

            letter != '\r' -> {
                cell.append(letter)
            }
        }
    }
    assertTrue(!quoted && row.isEmpty() && cell.isEmpty(), "it ends with a line")
    return rows
}
