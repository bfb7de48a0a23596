package org.foothold.bridge

import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Effect
import org.foothold.core.Mark
import org.foothold.core.Reminder
import org.foothold.core.Route
import org.foothold.core.Tap
import org.foothold.core.Trouble
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.io.RandomAccessFile
import java.nio.file.Path
import java.util.concurrent.Callable
import java.util.concurrent.Executors

/** The diary as a whole, its lock, its key and its file: the same as in tests/diary.rs, by the same names. */
class DiaryFileTest : WithDiary() {
    private val file: File get() = folder.resolve("diary/current/diary.db").toFile()

    private fun setPin() = phone.submit("pin", "pin" to PIN, "again" to PIN)

    @Test
    fun j9_a_locked_diary_shows_nothing_and_help_stays_one_touch_away() {
        note("tried" to "PLANTED-WORD")
        person("PLANTED-NAME")
        phone.submit("own-step", "words" to "PLANTED-STEP")
        setPin()
        phone.act(Action.LockNow)
        assertEquals(Trouble.LOCKED, phone.trouble(Action.Remove("note", 1)), "nothing can be written")
        for (route in everyKindOfDiary(1, PLACE)) {
            assertFalse("PLANTED" in phone.shown(route), "$route shows ${text(phone.screen)}")
            assertEquals("Call 9 1 1. Opens the phone.", phone.screen.help.emergency.label.spoken, "$route")
        }
        for (route in listOf(Route.Home, Route.Help, Route.Check, Route.Guides, Route.NextStep)) {
            assertFalse("PLANTED" in phone.shown(route))
        }
        assertFalse(phone.visit(Route.Help).private)
        assertEquals(Trouble.LOCKED, phone.trouble(Action.StartAnew), "nor put away")
        assertEquals(Trouble.LOCKED, phone.trouble(Action.DeleteEverything), "nor deleted")
        // A frightened hand types something else: that is no guess.
        for (other in listOf("e", "h", "", "help me", "48", "٤٨٢٩")) assertNotNull(unlockWith(other))
        repeat(5) { assertInstanceOf(Problem.InField::class.java, unlockWith("000000")) }
        val wait = unlockWith(PIN) as Problem.InField
        assertTrue('1' in wait.reason, "after five wrong ones even the right one waits: ${wait.reason}")
        // The wait survives the end of the process, and a clock set back does not make it longer.
        restart()
        assertNotNull(unlockWith(PIN))
        phone.later(-400 * DAY)
        assertNotNull(unlockWith(PIN))
        phone.later(400 * DAY + 61)
        assertNull(unlockWith(PIN))
        assertTrue("PLANTED-STEP" in phone.shown(Route.NextStep))
        // Right once, and the count starts anew.
        phone.act(Action.LockNow)
        assertNotNull(unlockWith("1111"))
        assertNull(unlockWith(PIN))
    }

    private fun unlockWith(pin: String) = phone.trySubmit("unlock", "pin" to pin)

    @Test
    fun a_check_that_is_to_be_kept_waits_for_the_lock_to_be_opened() {
        setPin()
        phone.act(Action.LockNow)
        phone.act(Action.Tick("means_in_hand", Mark.YES))
        assertEquals(Route.Diary, phone.act(Action.SaveCheck).route, "where the lock is")
        assertNull(unlockWith(PIN))
        assertEquals(1, rows(phone.visit(TIMELINE), "check/").size)
        phone.act(Action.LockNow)
        assertNull(unlockWith(PIN))
        assertEquals(1, rows(phone.visit(TIMELINE), "check/").size, "once")
    }

    @Test
    fun an_export_comes_back_whole_on_another_phone_and_anything_else_is_refused_with_a_reason(
        @TempDir elsewhere: Path,
    ) {
        person("Sam", "age" to "minor")
        note("tried" to "Sat with them", "outcome" to "worked")
        val short = phone.trySubmit("export", "passphrase" to "short", "again" to "short")
        assertInstanceOf(Problem.InField::class.java, short)
        val differs = phone.trySubmit("export", "passphrase" to WORDS, "again" to "river") as Problem.InField
        assertEquals("again", differs.at.field)
        assertNull(phone.trySubmit("export", "passphrase" to WORDS, "again" to WORDS))
        val share = phone.effects.last() as Effect.Share
        assertTrue(share.name.endsWith(".age") && "foothold" !in share.name, "a name that says little: ${share.name}")
        Phone(folder = elsewhere).use { takesOnlyTheRightFile(it, share.bytes) }
    }

    private fun takesOnlyTheRightFile(
        other: Phone,
        bytes: ByteArray,
    ) {
        other.submit("note/new", "tried" to "What was there before")
        other.act(Action.LockNow)
        val before = other.shown(TIMELINE)

        fun import(
            bytes: ByteArray,
            passphrase: String,
        ): Problem? {
            other.act(Action.FilePicked(bytes))
            return other.trySubmit("import", "passphrase" to passphrase)
        }
        val flipped = bytes.copyOf().also { it[it.size - 40] = (it[it.size - 40].toInt() xor 1).toByte() }
        val wrong =
            listOf(
                bytes to "wrong passphrase",
                flipped to WORDS,
                bytes.copyOf(bytes.size - 1) to WORDS,
                "not a diary".encodeToByteArray() to WORDS,
                ByteArray(0) to WORDS,
            )
        for ((file, passphrase) in wrong) {
            assertNotNull(import(file, passphrase))
            assertEquals(before, other.shown(TIMELINE), "nothing was changed")
        }
        assertNull(import(bytes, WORDS), "the right file with the right passphrase")
        assertTrue("Sam" in other.shown(Route.People))
        other.act(Action.ChoosePerson(1))
        assertTrue("Sat with them" in other.shown(TIMELINE))
    }

    @Test
    fun a_wrong_short_or_lost_key_is_a_plain_sentence_and_starting_anew_sets_the_old_diary_aside() {
        note("tried" to "PLANTED")
        phone.on { lock() }
        val before = phone.files()
        phone.unlock(ByteArray(31))
        assertTrue("Start a new" in phone.shown(Route.Diary), "a key that is none can be given up")
        val keys =
            listOf(
                ByteArray(32) { 1 } to Trouble.WRONG_KEY,
                ByteArray(31) to Trouble.KEY_LENGTH,
                ByteArray(0) to Trouble.KEY_LENGTH,
                ByteArray(32) { 1 } to Trouble.WRONG_KEY,
            )
        for ((key, trouble) in keys) {
            assertEquals(trouble, phone.unlock(key))
            assertEquals(before, phone.files(), "not a byte was changed")
        }
        val shut = phone.visit(TIMELINE)
        assertEquals(listOf("start-anew"), rows(shut, "start-anew"))
        assertEquals(Route.Check, phone.visit(Route.Check).route, "help never notices")
        // Nothing is put away by one touch.
        val asked = phone.visit(Route.StartAnew)
        val tap = Tap.Do(Action.StartAnew)
        assertTrue(shut.blocks.none { (it as? Block.Card)?.tap == tap })
        assertTrue(asked.blocks.any { (it as? Block.Card)?.tap == tap })
        phone.tap(tap)
        assertTrue("Set aside on these days" in phone.shown(Route.Storage))
        note("tried" to "A new start")
        assertFalse("PLANTED" in phone.shown(TIMELINE))
        assertTrue(phone.files().keys.any { "aside" in it }, "the old diary is set aside, not deleted")
    }

    @Test
    fun deleting_everything_leaves_no_byte_and_asks_for_a_new_key() {
        note("tried" to "PLANTED")
        assertNull(phone.on { tend() }, "a copy is made")
        person("Sam", "clinician_number" to "555 010 0199")
        phone.effects.clear()
        phone.act(Action.DeleteEverything)
        assertEquals("", phone.settings.clinicianNumber, "what was said about them goes too")
        assertTrue(phone.effects.any { it is Effect.KeepSettings })
        assertTrue(phone.effects.containsAll(listOf(Effect.ForgetKey, Effect.RemindersChanged)))
        assertEquals(0, phone.files().values.sumOf { it.size })
        assertNull(phone.unlock(), "a new diary")
        assertTrue(rows(phone.visit(TIMELINE), "note/").isEmpty())
    }

    /** What the phone has armed it keeps where that is not known: a diary that cannot be read now still has its days. */
    @Test
    fun reminders_are_unknown_while_the_diary_cannot_be_read_and_none_once_it_is_deleted() {
        val step = phone.submit("own-step", "words" to "Ask again on Saturday") as Route.KeptStep
        phone.submit("plan/${step.id}", "day" to "2026-11-25", "time" to "10:30")
        val planned = phone.reminders()
        assertEquals(1, planned?.size)
        phone.on { lock() }
        assertNull(phone.reminders(), "closed")
        val whole = file.readBytes()
        file.writeBytes(whole.copyOf().also { it.fill(0, 100) })
        assertNotNull(phone.unlock())
        assertNull(phone.reminders(), "damaged")
        file.writeBytes(whole)
        assertNull(phone.unlock(), "as it was")
        assertEquals(planned, phone.reminders())
        setPin()
        restart()
        assertEquals(planned, phone.reminders(), "a PIN takes no reminder away")
        assertNull(unlockWith(PIN))
        phone.act(Action.DeleteEverything)
        assertEquals(emptyList<Reminder>(), phone.reminders(), "deleted")
    }

    @Test
    fun a_damaged_diary_never_takes_help_with_it_and_what_can_be_read_is_saved() {
        repeat(200) { note("tried" to "note $it ${"and more words ".repeat(20)}") }
        phone.on { lock() }
        val bytes = file.readBytes()
        // Past the first pages, on which the tables themselves hang.
        val middle = bytes.size * 3 / 4 / PAGE * PAGE
        bytes.fill(0, middle + 100, middle + 3000)
        file.writeBytes(bytes)
        phone.unlock()
        phone.on { tend() }
        assertEquals(listOf("salvage"), rows(phone.visit(TIMELINE), "salvage"), text(phone.screen))
        for (route in listOf(Route.Home, Route.Help, Route.Check, Route.Guides, Route.Search)) {
            assertEquals(route, phone.visit(route).route, "help never notices")
        }
        phone.act(Action.Salvage)
        assertTrue("note " in phone.shown(TIMELINE))
        val aside = phone.files().filterKeys { "aside" in it && it.endsWith("diary.db") }
        assertEquals(listOf(bytes.asList()), aside.values.toList(), "the damaged file is kept as it was")
    }

    @Test
    fun a_file_that_lost_its_end_gives_back_what_it_still_holds() {
        repeat(100) { note("tried" to "note $it ${"and more words ".repeat(30)}") }
        phone.on { lock() }
        RandomAccessFile(file, "rw").use { it.setLength(it.length() - 2 * PAGE) }
        assertEquals(Trouble.DAMAGED, phone.unlock())
        phone.act(Action.Salvage)
        val told = phone.shown(Route.Diary)
        val read = Regex("could be read: (\\d+)\\.").find(told)?.groupValues?.get(1)
        assertTrue(checkNotNull(read) { told }.toInt() >= 60, told)
    }

    @Test
    fun guesses_of_many_processes_are_counted_as_one() {
        phone.submit("pin", "pin" to "4711", "again" to "4711")
        phone.on { lock() }
        val pool = Executors.newFixedThreadPool(8)
        val guesses = (0..<8).map { at -> pool.submit(Callable { guesses(at) }) }
        assertEquals(5, guesses.sumOf { it.get() }, "then even the right one has to wait")
        pool.shutdown()
    }

    /** How many of three wrong guesses in a process of their own were looked at. */
    private fun guesses(process: Int): Int =
        Phone(folder = folder, opens = false).use { other ->
            (0..<3).count { guess ->
                assertNull(other.unlock())
                val refused = other.trySubmit("unlock", "pin" to "$process${guess}00") as Problem.InField
                "That is not the PIN" in refused.reason
            }
        }

    @Test
    fun where_nothing_can_be_read_the_copies_are_offered_and_not_the_same_button_again() {
        note("tried" to "PLANTED")
        assertNull(phone.on { tend() }, "a copy is made")
        phone.on { lock() }
        file.writeBytes(file.readBytes().also { it[200] = (it[200].toInt() xor 1).toByte() })
        assertNotNull(phone.unlock(), "its first page is damaged")
        assertEquals(Trouble.DAMAGED, phone.trouble(Action.Salvage))
        assertEquals(listOf("copy/1", "start-anew"), rows(phone.visit(Route.Diary), ""))
        phone.act(Action.BringBack(1u))
        assertTrue("PLANTED" in phone.shown(TIMELINE))
    }

    /** Notes, a copy from before the lock was set, and the lock; closed. */
    private fun lockedWithCopies() {
        repeat(60) { note("tried" to "PLANTED $it ${"words ".repeat(40)}") }
        assertNull(phone.on { tend() }, "a copy without a lock")
        setPin()
        phone.on { lock() }
    }

    @Test
    fun going_back_to_a_copy_does_not_take_the_lock_off() {
        lockedWithCopies()
        file.writeBytes(file.readBytes().also { it.fill(0, 0, 200) })
        assertNotNull(phone.unlock(), "its first page is gone")
        val copy = rows(phone.visit(Route.Diary), "copy/").last()
        phone.act(Action.BringBack(copy.removePrefix("copy/").toUInt()))
        assertFalse("PLANTED" in phone.shown(TIMELINE))
        assertNull(unlockWith(PIN))
        assertTrue("PLANTED" in phone.shown(TIMELINE))
    }

    @Test
    fun salvaging_does_not_take_the_lock_off() {
        lockedWithCopies()
        val before = phone.files()
        val whole = file.readBytes()
        var salvaged = 0
        // Every fifth; in Rust every one.
        for (page in 1..<whole.size / PAGE step 5) {
            folder.resolve("diary").toFile().deleteRecursively()
            for ((name, bytes) in before) {
                File(name).parentFile.mkdirs()
                File(name).writeBytes(bytes.toByteArray())
            }
            file.writeBytes(whole.copyOf().also { it.fill(0, page * PAGE, (page + 1) * PAGE) })
            phone.unlock()
            phone.on { tend() }
            if (phone.refused(Action.Salvage) == null) {
                salvaged++
                assertEquals(Trouble.LOCKED, phone.trouble(Action.Remove("note", 1)), "page $page")
            }
            phone.on { lock() }
        }
        assertTrue(salvaged > 2, "$salvaged")
    }

    private companion object {
        const val PIN = "482915"
        const val WORDS = "river pancake window seven"
        const val PAGE = 4096
    }
}
