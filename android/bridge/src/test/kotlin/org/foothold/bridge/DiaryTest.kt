package org.foothold.bridge

import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Mark
import org.foothold.core.Person
import org.foothold.core.Reminder
import org.foothold.core.Route
import org.foothold.core.Tap
import org.foothold.core.routeFromLink
import org.foothold.core.routeFromText
import org.foothold.core.routeText
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.time.LocalDate

/** The tracker as a family uses it: the same as in tests/diary.rs, by the same names. What is about the file: [DiaryFileTest]. */
class DiaryTest : WithDiary() {
    @Test
    fun j6_a_step_kept_planned_tried_and_what_to_try_next() {
        val words = "Ask on the Saturday drive: would you pick between two therapists?"
        val step = phone.submit("own-step", "words" to words) as Route.KeptStep
        phone.submit("plan/${step.id}", "day" to day(3), "time" to "10:30")
        val reminder = phone.reminders()!!.single()
        for (telling in listOf("therap", "saturday", "crisis", "help", "child", "talk")) {
            assertFalse(telling in reminder.text.text.lowercase(), "a reminder says nothing: ${reminder.text.text}")
        }
        assertEquals(step, reminder.route)

        restart()
        assertEquals(listOf("kept/${step.id}"), rows(phone.visit(Route.NextStep), "kept/"), "kept means kept")

        // Two days late is no reproach.
        phone.later(5 * DAY)
        val shown = phone.shown(step).lowercase()
        for (reproach in listOf("missed", "overdue", "late", "failed", "streak", "forgot")) {
            assertFalse(reproach in shown, "`$reproach` on a step whose day went by")
        }
        assertEquals(emptyList<Reminder>(), phone.reminders(), "what has gone by does not ring")

        phone.submit("tried/${step.id}", "outcome" to "did_not", "how" to "Brought it up at dinner.")
        phone.submit(
            "note/new",
            "approach" to "choices",
            "tried" to "Asked about two therapists at dinner. Shouting.",
            "outcome" to "did_not",
            "part_of_day" to "mealtime",
            "try_next" to "On a drive, side by side.",
        )
        val note = text(phone.screen)
        assertTrue("Try next" in note && "away from meals" in note, "the timing tip: $note")
        val timeline = phone.shown(TIMELINE)
        assertTrue("Asked about two therapists" in timeline && "Saturday drive" in timeline)
    }

    @Test
    fun what_helped_what_went_badly_and_what_next_each_with_its_count() {
        assertTrue(phone.visit(Route.Insights).blocks.size < 6, "two notes are needed first")
        for (outcome in listOf("worked", "worked", "did_not")) {
            note("approach" to "listened", "outcome" to outcome, "setting" to "side-by-side")
        }
        repeat(2) {
            val next = "try_next" to "Wait until morning."
            note("approach" to "argued", "outcome" to "did_not", "part_of_day" to "late-night", next)
        }
        val shown = phone.shown(Route.Insights)
        assertTrue("Only listened" in shown && '2' in shown && '3' in shown, shown)
        assertTrue("Late at night" in shown, "the time that went badly: $shown")
        assertTrue("Wait until morning." in shown, "the reader's own next: $shown")
        for (claim in listOf("always", "proves", "score", "%")) {
            assertFalse(claim in shown.lowercase(), "`$claim` claims too much: $shown")
        }
    }

    @Test
    fun j7_notes_and_steps_are_about_the_person_that_was_chosen() {
        note("tried" to "Before anyone was named.")
        person("Sam", "age" to "minor", "clinician_number" to "(555) 010-0199")
        assertEquals(Person.MINOR, phone.settings.person, "help follows the one it is about")
        assertEquals("5550100199", phone.settings.clinicianNumber)
        note("tried" to "Sat with Sam.", "outcome" to "worked")
        person("Jo", "age" to "adult")
        note("tried" to "Called Jo.", "outcome" to "worked")
        val jo = phone.shown(TIMELINE)
        assertTrue("Called Jo." in jo && "Sat with Sam." !in jo, jo)
        phone.act(Action.ChoosePerson(1))
        assertEquals(Person.MINOR, phone.settings.person)
        val sam = phone.shown(TIMELINE)
        assertTrue("Sat with Sam." in sam && "Called Jo." !in sam, sam)
        phone.act(Action.ChoosePerson(null))
        assertTrue("Before anyone was named." in phone.shown(TIMELINE))
    }

    @Test
    fun the_own_clinician_is_the_second_line_when_help_is_needed_today() {
        person("Sam", "age" to "adult", "clinician_number" to "555 010 0199")
        phone.act(Action.Tick("suicidal_thoughts", Mark.YES))
        assertEquals("own-clinician", lines(phone.visit(Route.Result)).getOrNull(1))
    }

    @Test
    fun every_place_of_the_diary_is_private_and_no_link_from_outside_opens_it() {
        for (route in everyKindOfDiary(1, PLACE)) {
            val screen = phone.visit(route)
            assertTrue(screen.private, "$route is hidden from the recents view")
            assertNotNull(screen.leave, "$route can be left fast")
            assertEquals(Route.Lost, routeFromLink(routeText(route)), "$route")
            assertEquals(route, routeFromText(routeText(route)))
            phone.on { openLink(routeText(route)) }
            assertEquals(Route.Lost, phone.screen.route)
        }
    }

    @Test
    fun j10_words_in_a_note_change_nothing_and_help_is_offered_whatever_they_are() {
        val screens =
            listOf("He wants to kill himself.", "We had pancakes.").map { words ->
                note("tried" to words)
                val shown = text(phone.screen)
                assertTrue(words in shown)
                shown.replace(words, "")
            }
        assertEquals(screens[0], screens[1], "the same screen, whatever the words")
        assertTrue("help" in screens[0].lowercase(), "help is offered: ${screens[0]}")
        val doors = phone.screen.blocks.mapNotNull { (it as? Block.Notice)?.button?.tap as? Tap.Go }
        assertTrue(doors.any { it.route == Route.Help }, "as a door, which nobody is pushed through: $doors")
        for (claim in listOf("monitor", "alert", "we watch", "keep an eye", "detect")) {
            for (
            shown in screens +
                phone.shown(
                    Route.Diary,
                )
            ) {
                assertFalse(claim in shown.lowercase(), "`$claim`: $shown")
            }
        }
        assertFalse("kill" in phone.shown(Route.Home), "nothing of a note is on the first screen")
        // Hostile words are words.
        val hostile =
            listOf("\u202elive\u202c", "a\u0000b", "\u001b[2J\u001b]0;x\u0007", "'; DROP TABLE note; --", "=1+1")
        for (words in hostile) {
            note("tried" to words)
            val shown = text(phone.screen)
            assertFalse(shown.any { it in "\u202e\u001b\u0000\u0007" }, shown)
        }
        val long = phone.trySubmit("note/new", "tried" to "x".repeat(1 shl 20)) as Problem.InField
        assertEquals(FieldAt("note/new", "tried"), long.at)
        assertFalse("xxx" in long.reason)
    }

    @Test
    fun every_deletion_can_be_undone_until_the_diary_closes() {
        person("Sam")
        val step = phone.submit("own-step", "words" to "One small thing") as Route.KeptStep
        val kinds =
            listOf(
                Triple("step", step, step.id),
                (note("tried" to "Listened") as Route.Note).let { Triple("note", it, it.id) },
                (phone.submit("win", "words" to "Breakfast together") as Route.Win).let { Triple("win", it, it.id) },
            )
        // What the last action said goes with the next one.
        phone.act(Action.LockNow)
        for ((kind, route, id) in kinds) {
            val before = phone.shown(route)
            phone.act(Action.Remove(kind, id))
            assertEquals(Route.Diary, phone.visit(route).route, "a $kind that is deleted is gone")
            phone.act(Action.Undo)
            assertEquals(before.length, phone.shown(route).length, "a $kind is back as it was")
        }
        phone.act(Action.Remove("person", 1))
        assertFalse("Sam" in phone.shown(Route.People))
        phone.act(Action.Undo)
        assertTrue("Sam" in phone.shown(Route.People))
        assertTrue("One small thing" in phone.shown(Route.NextStep), "with everything about them")
        // Two deletions are undone one after the other.
        for (words in listOf("First", "Second")) {
            phone.act(Action.Remove("note", (note("tried" to words) as Route.Note).id))
        }
        phone.act(Action.Undo)
        assertTrue("Second" in phone.shown(TIMELINE) && "First" !in phone.shown(TIMELINE))
        phone.act(Action.Undo)
        assertTrue("First" in phone.shown(TIMELINE))
        phone.act(Action.Remove("person", 1))
        restart()
        assertFalse("Sam" in phone.shown(Route.People))
        assertNotNull(phone.refused(Action.Undo), "once the diary was closed it is gone for good")
    }

    @Test
    fun a_check_is_kept_only_when_the_reader_says_so_and_is_a_record_of_that_day() {
        assertTrue(phone.refused(Action.SaveCheck) is Problem.Refused, "nothing was ticked")
        phone.act(Action.Tick("means_in_hand", Mark.YES))
        assertTrue(rows(phone.visit(TIMELINE), "check/").isEmpty(), "nothing is kept by itself")
        val kept = phone.act(Action.SaveCheck)
        val shown = text(kept)
        assertTrue("Has a way to end their life" in shown, shown)
        for (verdict in listOf("risk", "score", "safe now", "all clear")) {
            assertFalse(verdict in shown.lowercase(), shown)
        }
        restart()
        assertTrue("Has a way to end their life" in phone.shown(kept.route))
        assertEquals(Route.Check, phone.visit(Route.Result).route, "the check itself starts anew")
    }

    @Test
    fun a_step_kept_before_the_diary_opens_goes_into_it_once() {
        phone.on { lock() }
        phone.visit("guide/right-time")
        phone.touch("step/keep")
        assertEquals(Route.NextStep, phone.screen.route)
        assertTrue("until you close" in phone.shown(Route.NextStep), "it says that it is not saved")
        assertNull(phone.unlock())
        assertEquals(1, rows(phone.screen, "kept/").size)
        phone.act(Action.KeepStep("pick-a-calm-hour"))
        restart()
        assertEquals(1, rows(phone.visit(Route.NextStep), "kept/").size, "not twice")
    }

    @Test
    fun notes_are_found_by_parts_of_words_in_any_case_and_only_ones_own() {
        note("tried" to "We walked by the River. Didn’t push.")
        note("tried" to "Nothing to do with it")

        fun found(words: String): Int {
            phone.submit("diary-search", "words" to words)
            return rows(phone.screen, "note/").size
        }
        assertEquals(1, found("river"))
        assertEquals(1, found("RIV push"))
        assertEquals(1, found("didn't"), "any apostrophe")
        for (words in listOf("zebra", "'\" OR 1=1 --", "")) assertEquals(0, found(words), words)
    }

    @Test
    fun long_lists_come_by_page_and_every_entry_is_on_one() {
        repeat(50) { at ->
            if (at % 3 == 0) phone.later(1)
            note("tried" to "note $at")
            phone.submit("win", "words" to "win $at")
        }
        val seen = mutableListOf<String>()
        phone.visit(TIMELINE)
        for (page in 1..20) {
            val cards = phone.screen.blocks.filterIsInstance<Block.Card>()
            seen += cards.map { it.id }.filter { '/' in it }
            phone.tap(cards.find { it.id == "older" }?.tap ?: break)
        }
        assertEquals(100, seen.size)
        assertEquals(100, seen.toSet().size, "each once")
    }

    @Test
    fun what_an_action_has_to_say_is_said_once() {
        note("tried" to "Listened")
        assertTrue("saved" in text(phone.screen))
        phone.on { refresh() }
        assertTrue("saved" in text(phone.screen), "a redraw says it again")
        assertFalse("saved" in phone.shown(Route.Diary), "the next screen does not")
        phone.act(Action.DeleteEverything)
        assertNull(phone.unlock(), "a new diary")
        assertTrue("deleted" in text(phone.screen), "it says that it was deleted")
    }

    @Test
    fun errors_and_debug_words_hold_nothing_of_the_reader() {
        note("tried" to "PLANTED")
        phone.submit("pin", "pin" to "482915", "again" to "482915")
        phone.act(Action.FilePicked("PLANTED".encodeToByteArray()))
        phone.submit("search", "search" to "PLANTED")
        phone.submit("diary-search", "words" to "PLANTED")
        val said = StringBuilder("${phone.model} ${phone.client} ${phone.model.saved}")
        for ((form, field) in FORMS) {
            val action = submission(form, field)
            said.append(phone.refused(action)).append(thrown { phone.client.perform(action, phone.now) })
        }
        assertFalse("PLANTED" in said || "482915" in said, "$said")
        assertFalse("07, 07" in said || "0707" in said || "7, 7" in said, "$said")
    }

    private fun day(after: Long): String =
        LocalDate
            .ofEpochDay(phone.now.unixSeconds / DAY + after)
            .toString()

    private companion object {
        val FORMS =
            listOf(
                "plan/1" to "day",
                "plan/PLANTED" to null,
                "tried/9" to "how",
                "note/new" to "approach",
                "import" to "passphrase",
                "person/new" to "clinician_number",
                "PLANTED" to "PLANTED",
            )
    }
}
