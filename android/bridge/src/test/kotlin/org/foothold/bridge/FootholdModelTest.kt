package org.foothold.bridge

import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.foothold.bridge.fake.FakeFootholdClient
import org.foothold.bridge.fake.fieldOf
import org.foothold.bridge.fake.formOf
import org.foothold.bridge.fake.screenAt
import org.foothold.bridge.fake.words
import org.foothold.core.Action
import org.foothold.core.Effect
import org.foothold.core.FieldKind
import org.foothold.core.FieldValue
import org.foothold.core.FootholdException
import org.foothold.core.Go
import org.foothold.core.InternalException
import org.foothold.core.Mode
import org.foothold.core.Outcome
import org.foothold.core.Route
import org.foothold.core.Tap
import org.foothold.core.Trouble
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** How the model keeps the screen protocol, whatever core answers. */
class FootholdModelTest {
    private val fake = FakeFootholdClient()
    private val note = FieldAt("note", "tried")

    private fun phone(
        saved: List<String>? = null,
        test: Phone.() -> Unit,
    ) = Phone(client = fake, saved = saved).use(test)

    private fun draws(
        route: Route,
        vararg fields: Pair<String, FieldKind>,
    ) {
        val form = formOf("note", *fields.map { (id, kind) -> fieldOf(id, "before", kind) }.toTypedArray())
        val others = fake.draws
        fake.draws = { if (it == route) screenAt(route, form) else others(it) }
    }

    @Test
    fun a_restored_stack_is_where_it_was() {
        fake.places += mapOf("home" to Route.Home, "guide" to Route.Guide("x"))
        phone(listOf("home", "guide")) {
            assertEquals(Route.Guide("x"), screen.route)
            assertTrue(drawn.canGoBack)
            back()
            assertEquals(Route.Home, screen.route)
            assertFalse(drawn.canGoBack)
            assertFalse(begin { back() }, "the app closes")
            assertEquals(listOf("Home"), model.saved)
        }
    }

    @Test
    fun started_again_it_only_draws_again() =
        phone {
            visit(Route.Help)
            on { start(listOf("Guide(id=x)")) }
            assertEquals(Route.Help, screen.route)
            assertEquals(listOf("Home", "Help"), model.saved)
        }

    @Test
    fun a_link_from_outside_waits_for_what_is_restored_and_goes_on_top() {
        fake.places += mapOf("home" to Route.Home, "guide" to Route.Guide("x"), "link" to Route.Help)
        phone(listOf("home", "guide")) {
            on { openLink("link") }
            assertEquals(listOf("Home", "Guide(id=x)", "Help"), model.saved)
            on { openLink("no link of ours") }
            assertEquals(Route.Lost, screen.route)
        }
    }

    @Test
    fun what_is_typed_survives_a_redraw_and_another_screen_and_is_gone_when_its_place_is_left() {
        draws(Route.NewNote, "tried" to FieldKind.WORDS)
        phone {
            visit(Route.NewNote)
            on { type("note", "tried", "half a sen") }
            on { refresh() }
            assertEquals("half a sen", drawn.value("note", fieldOf("tried", "before")))
            visit(Route.Help)
            assertEquals(emptyMap<FieldAt, String>(), drawn.typed)
            back()
            assertEquals(mapOf(note to "half a sen"), drawn.typed)
            assertFalse(model.saved.any { "half" in it })
            back()
            visit(Route.NewNote)
            assertEquals(emptyMap<FieldAt, String>(), drawn.typed)
            assertEquals("before", drawn.value("note", fieldOf("tried", "before")))
        }
    }

    @Test
    fun a_form_is_sent_whole_and_what_was_typed_goes_only_once_it_was_taken() {
        draws(Route.NewNote, "tried" to FieldKind.WORDS, "try_next" to FieldKind.LINE)
        fake.performs = { throw FootholdException.Diary(Trouble.FULL, "No space is left.") }
        phone {
            visit(Route.NewNote)
            on { type("note", "tried", "words") }
            tap(Tap.Submit("note"))
            val sent = listOf(FieldValue("tried", "words"), FieldValue("try_next", "before"))
            assertEquals(Action.Submit("note", sent), fake.performed.last())
            assertEquals(Problem.Refused("No space is left.", Trouble.FULL), problem)
            assertEquals(mapOf(note to "words"), drawn.typed)
            fake.performs = { Outcome(null, emptyList()) }
            on { submit("note", mapOf("try_next" to "given")) }
            assertEquals("given", (fake.performed.last() as Action.Submit).values[1].value)
            assertEquals(emptyMap<FieldAt, String>(), drawn.typed)
            assertNull(problem)
        }
    }

    @Test
    fun what_cannot_be_used_is_said_at_its_field_until_that_is_typed_in_again() {
        draws(Route.NewNote, "tried" to FieldKind.WORDS, "try_next" to FieldKind.LINE)
        fake.performs = { throw FootholdException.Invalid("tried", "It is too long.") }
        phone {
            visit(Route.NewNote)
            tap(Tap.Submit("note"))
            assertEquals(Problem.InField(note, "It is too long."), problem)
            assertEquals("It is too long.", drawn.problemAt("note", fieldOf("tried")))
            assertNull(drawn.problemAt("note", fieldOf("try_next")))
            on { type("note", "try_next", "x") }
            assertEquals(Problem.InField(note, "It is too long."), problem)
            on { type("note", "tried", "x") }
            assertNull(problem)
        }
    }

    @Test
    fun a_pin_that_is_refused_is_typed_anew() {
        draws(Route.Lock, "pin" to FieldKind.PIN, "again" to FieldKind.PIN)
        fake.performs = { throw FootholdException.Invalid("again", "It is not the same.") }
        phone {
            visit(Route.Lock)
            on { for (field in listOf("pin", "again")) type("note", field, "482915") }
            tap(Tap.Submit("note"))
            assertEquals(Problem.InField(FieldAt("note", "again"), "It is not the same."), problem)
            assertEquals(mapOf(FieldAt("note", "pin") to "482915"), drawn.typed)
        }
    }

    @Test
    fun a_panic_in_core_ends_nothing() {
        fake.performs = { throw InternalException("a panic") }
        fake.unlocks = { _, _ -> throw InternalException("a panic") }
        phone {
            tap(Tap.Do(Action.StartAgain))
            assertFalse(drawn.busy)
            assertEquals(Trouble.FAILED, on { unlock("folder", KEY) })
            fake.draws = { throw InternalException("a panic") }
            on { refresh() }
            assertEquals(Route.Home, screen.route, "what is in view stays")
            tap(screen.help.crisis.tap)
            assertEquals(1, effects.size)
        }
    }

    @Test
    fun what_is_drawn_again_before_the_start_is_done_waits_for_it() {
        val loading = CompletableDeferred<Unit>()
        val model =
            runBlocking {
                val model = FootholdModel(fake, this) { CHECKED }
                fake.places += mapOf("home" to Route.Home, "guide" to Route.Guide("x"))
                fake.restores = { loading.await() }
                model.start(listOf("home", "guide"))
                assertEquals(listOf("home", "guide"), model.saved, "put away before anything is drawn")
                model.refresh()
                model.lock()
                yield()
                loading.complete(Unit)
                model
            }
        assertEquals(setOf<Route>(Route.Guide("x")), fake.drawn.toSet())
        assertEquals(listOf("Home", "Guide(id=x)"), model.saved)
    }

    @Test
    fun what_is_wrong_with_no_field_in_view_is_said_as_a_message_until_the_place_is_left() {
        draws(Route.Import, "passphrase" to FieldKind.PASSPHRASE)
        fake.performs = { throw FootholdException.Invalid("file", "Choose a file first.") }
        phone {
            visit(Route.Import)
            tap(Tap.Submit("note"))
            assertEquals(Problem.Refused("Choose a file first."), problem)
            back()
            assertNull(problem)
            fake.performs = { throw FootholdException.Unexpected("Something went wrong in here.") }
            tap(Tap.Do(Action.StartAgain))
            assertEquals(Problem.Refused("Something went wrong in here."), problem)
            on { dismiss() }
            assertNull(problem)
        }
    }

    @Test
    fun what_is_asked_for_is_handed_on_in_order_and_said_if_it_fails() {
        val message = Effect.Text("741741", "HOME", words("This phone cannot send it"))
        fake.performs = { Outcome(Go(Route.Help, Mode.PUSH), listOf(Effect.RemindersChanged, message)) }
        phone {
            tap(Tap.Do(Action.SaveCheck))
            tap(screen.help.crisis.tap)
            assertEquals(listOf("RemindersChanged", "Text", "Dial"), effects.map { it::class.simpleName })
            assertEquals(Route.Help, screen.route)
            on { failed(message) }
            assertEquals(Problem.Failed(message, words("This phone cannot send it")), problem)
            on { failed(Effect.RemindersChanged) }
            assertNull(problem, "nothing that the reader could do")
        }
    }

    @Test
    fun a_screen_that_comes_late_is_not_drawn_over_a_newer_one() {
        val slow = CompletableDeferred<Unit>()
        fake.draws = { route ->
            if (route == Route.Diary) slow.await()
            screenAt(route)
        }
        phone {
            val late = begin { tap(at("diary")) }
            val help = begin { tap(at("help")) }
            runBlocking { help.join() }
            assertEquals(Route.Help, screen.route, "help waits for nobody")
            slow.complete(Unit)
            on { late.join() }
            assertEquals(Route.Help, screen.route)
            assertEquals(listOf("Home", "Diary", "Help"), model.saved)
        }
    }

    @Test
    fun whoever_went_on_while_something_was_done_is_not_called_back() {
        val slow = CompletableDeferred<Unit>()
        fake.performs = {
            slow.await()
            Outcome(Go(Route.Storage, Mode.RETURN), listOf(Effect.RemindersChanged))
        }
        phone {
            val job = begin { tap(Tap.Do(Action.Salvage)) }
            runBlocking { begin { tap(at("help")) }.join() }
            assertTrue(drawn.busy)
            slow.complete(Unit)
            on { job.join() }
            assertFalse(drawn.busy)
            assertEquals(Route.Help, screen.route)
            assertEquals(listOf(Effect.RemindersChanged), effects, "it was done all the same")
        }
    }

    @Test
    fun whoever_leaves_leaves_wherever_they_have_gone_meanwhile() {
        val slow = CompletableDeferred<Unit>()
        fake.performs = {
            slow.await()
            Outcome(Go(Route.Home, Mode.RESET), listOf(Effect.Leave))
        }
        phone {
            val leaving = begin { tap(Tap.Do(Action.Leave)) }
            runBlocking { begin { tap(at("diary")) }.join() }
            slow.complete(Unit)
            on { leaving.join() }
            assertEquals(listOf("Home"), model.saved)
        }
    }

    @Test
    fun leaving_forgets_what_is_typed() {
        draws(Route.Home, "tried" to FieldKind.WORDS)
        fake.performs = { Outcome(Go(Route.Home, Mode.RESET), listOf(Effect.Leave)) }
        phone {
            on { type("note", "tried", "words") }
            tap(Tap.Do(Action.Leave))
            assertEquals(emptyMap<FieldAt, String>(), drawn.typed)
            assertEquals(listOf("Home"), model.saved)
        }
    }

    @Test
    fun a_phone_that_is_put_down_keeps_half_a_note_and_no_passphrase() {
        draws(Route.Home, "tried" to FieldKind.WORDS, "pin" to FieldKind.PIN, "again" to FieldKind.PASSPHRASE)
        phone {
            on { for (field in listOf("tried", "pin", "again")) type("note", field, "typed") }
            on { lock() }
            assertEquals(mapOf(note to "typed"), drawn.typed)
        }
    }

    @Test
    fun a_diary_that_does_not_open_says_what_is_wrong_and_everything_else_goes_on() {
        fake.unlocks = { _, _ -> throw FootholdException.Diary(Trouble.WRONG_KEY, "It was written with another key.") }
        fake.tends = { throw FootholdException.Diary(Trouble.DAMAGED, "It is damaged.") }
        phone {
            val before = fake.drawn.size
            assertEquals(Trouble.WRONG_KEY, on { unlock("folder", KEY) })
            assertEquals(Trouble.DAMAGED, on { tend() })
            assertEquals(before + 2, fake.drawn.size, "what that changes is drawn")
            fake.unlocks = { _, _ -> }
            assertNull(on { unlock("folder", KEY) })
            assertTrue(fake.isUnlocked)
        }
    }

    @Test
    fun without_a_library_nothing_is_drawn_and_nothing_fails() {
        fake.draws = { throw LibraryMissingException(UnsatisfiedLinkError()) }
        fake.performs = { throw LibraryMissingException(UnsatisfiedLinkError()) }
        fake.unlocks = { _, _ -> throw LibraryMissingException(UnsatisfiedLinkError()) }
        fake.tends = { throw LibraryMissingException(UnsatisfiedLinkError()) }
        phone {
            assertEquals(Shown.LibraryMissing, model.shown.value)
            on { tap(Tap.Do(Action.StartAgain)) }
            on { openLink("help") }
            on { refresh() }
            assertEquals(Trouble.CLOSED, on { unlock("folder", KEY) })
            assertEquals(Trouble.CLOSED, on { tend() })
            assertEquals(Shown.LibraryMissing, model.shown.value)
        }
    }
}
