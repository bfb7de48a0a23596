package org.foothold.desk

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.foothold.app.ui.Shown
import org.foothold.bridge.FootholdModel
import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Mark
import org.foothold.core.Mode
import org.foothold.core.Moment
import org.foothold.core.Route
import org.foothold.core.Tap
import org.foothold.core.routeFromText
import java.nio.file.Files
import java.nio.file.Path
import org.foothold.bridge.Shown as InModel

/** One screen, and how a reader gets there. */
class Story(
    val name: String,
    val region: String = "US",
    /** What is touched and typed before the picture is taken. */
    private val steps: suspend Play.() -> Unit,
) {
    /** Plays the story in a fresh app with an empty diary, on a phone that can open nothing. */
    fun play(): Shown {
        val folder = Files.createTempDirectory("foothold-desk")
        return try {
            runBlocking { drawn(folder) }
        } finally {
            folder.toFile().deleteRecursively()
        }
    }

    private suspend fun CoroutineScope.drawn(folder: Path): Shown {
        val clock = Clock()
        val cannot =
            Phone { effect, desk ->
                desk.model.failed(effect)
                null
            }
        val desk = Desk(region, this, clock::now, cannot)
        val phone = desk.carryOut()
        desk.open(folder)
        Play(desk.model, clock).steps()
        yield()
        phone.cancel()
        return (desk.model.shown.value as InModel.Drawn).drawn()
    }
}

/** The time of a story: a quarter to eleven at night in New York, 22 Nov 2026, and what lies before. */
class Clock {
    private var daysAgo = 0

    fun now() = Moment(NIGHT - daysAgo * DAY, OFFSET)

    fun set(daysAgo: Int) {
        this.daysAgo = daysAgo
    }

    private companion object {
        const val NIGHT = 1_795_405_500L
        const val DAY = 86_400L
        const val OFFSET = -300
    }
}

/** What a reader does in a story. */
class Play(
    private val model: FootholdModel,
    private val clock: Clock,
) {
    private val shown get() = model.shown.value as InModel.Drawn
    private val form: Block.Form
        get() =
            shown.screen.blocks
                .filterIsInstance<Block.Form>()
                .first()
    private val questions: List<Block.Question>
        get() = shown.screen.blocks.filterIsInstance<Block.Question>()

    fun daysAgo(days: Int) = clock.set(days)

    suspend fun go(vararg routes: String) = routes.forEach { tap(Tap.Go(routeFromText(it), Mode.PUSH)) }

    suspend fun tap(tap: Tap) = model.tap(tap).join()

    suspend fun crisis() = tap(shown.screen.help.crisis.tap)

    suspend fun tick(
        sign: String,
        mark: Mark,
    ) = tap(Tap.Do(Action.Tick(sign, mark)))

    suspend fun touch(words: String) = tap(questions.flatMap { it.choices }.first { words in it.text.text }.tap)

    suspend fun finish() = tap(questions.firstNotNullOf { it.finish }.tap)

    fun fill(value: String) = fill(form.fields.first().id, value)

    fun fill(
        field: String,
        value: String,
    ) = model.type(form.id, field, value)

    suspend fun send() = model.submit(form.id).join()
}

/** Every main screen. */
val Stories: List<Story> =
    listOf(
        Story("home") {},
        Story("home-no-country", region = "unknown") {},
        Story("help") { go("help") },
        Story("help-no-country", region = "unknown") { go("help") },
        Story("line") { go("line/us-988") },
        Story("no-dialler") {
            go("help")
            crisis()
        },
        Story("check") { go("check") },
        Story("tile") { go("check", "check/suicide") },
        Story("check-started") {
            go("check", "check/body")
            finish()
            go("check")
        },
        Story("result-emergency") {
            go("check", "check/took")
            tick("ingestion_intentional_or_unknown", Mark.YES)
        },
        Story("result-urgent") {
            go("check", "check/suicide")
            tick("wish_dead", Mark.YES)
        },
        Story("result-questions") {
            go("check")
            tick("threat_person", Mark.YES)
        },
        Story("tile-ticked") {
            go("check")
            tick("wish_dead", Mark.YES)
            tick("plan", Mark.NOT_SURE)
            go("check/suicide")
        },
        Story("why") {
            go("check")
            tick("wish_dead", Mark.YES)
            go("result/why")
        },
        Story("words") { go("words") },
        Story("no-connection") { go("no-connection") },
        Story("refusal") { go("refusal") },
        Story("reasons") {
            go("refusal", "reasons")
            touch("Everyone at school")
            touch("There's nothing wrong")
        },
        Story("reasons-found") {
            go("refusal", "reasons")
            touch("Everyone at school")
            touch("There's nothing wrong")
            finish()
        },
        Story("guides") { go("guides") },
        Story("guide") { go("guides", "guide/leap") },
        Story("search") {
            go("search")
            fill("wont get out of bed")
            send()
        },
        Story("source") { go("sources", "source/NAMI") },
        Story("next-step") {
            entries()
            go("next-step")
        },
        Story("step-plan") {
            entries()
            go("next-step", "step/1")
        },
        Story("diary") {
            entries()
            go("diary")
        },
        Story("timeline") {
            entries()
            go("diary", "diary/timeline")
        },
        Story("note-new") {
            go("diary", "diary/note")
            fill("approach", "")
            fill(
                "tried",
                "I sat on the stairs outside the door and said I only want to hear how it looks from in there.",
            )
        },
        Story("note") {
            entries()
            go("diary", "diary/timeline", "note/1")
        },
        Story("people") {
            entries()
            go("diary", "diary/people")
        },
        Story("person-new") { go("diary", "diary/people", "diary/person") },
        Story("insights") {
            entries()
            go("diary", "diary/insights")
        },
        Story("lock") {
            go("diary", "diary/storage", "diary/lock")
            fill("pin", "4711")
            fill("again", "4712")
            send()
        },
        Story("locked") {
            go("diary", "diary/storage", "diary/lock")
            fill("pin", "471100")
            fill("again", "471100")
            send()
            tap(Tap.Do(Action.LockNow))
            go("diary")
        },
        Story("storage") {
            entries()
            go("diary", "diary/storage")
        },
        Story("export") {
            go("diary", "diary/storage", "diary/export")
            fill("passphrase", "river lamp")
            fill("again", "river lamp")
            send()
        },
        Story("import") { go("diary", "diary/storage", "diary/import") },
        Story("delete") { go("diary", "diary/storage", "diary/delete") },
        Story("settings") { go("settings") },
        Story("country") { go("settings", "settings/country") },
        Story("about") { go("about") },
    )

/** A family's two weeks, as it might stand in a diary. */
private suspend fun Play.entries() {
    daysAgo(16)
    go("diary/person")
    fill("nickname", "Robin")
    send()
    daysAgo(15)
    talk("Asked her at dinner, in front of her brother. She went upstairs.", "argued", "did_not")
    daysAgo(9)
    talk("Only listened, ten minutes in the car. She said the mornings are the worst part.", "listened", "worked")
    daysAgo(5)
    go("diary/win")
    fill("Robin came down and ate with us.")
    send()
    daysAgo(3)
    talk("Only listened again. Said I was scared, and that I am not angry. She let me stay.", "listened", "partly")
    daysAgo(1)
    go("diary/step")
    fill("Drive Robin to school on Thursday and ask nothing.")
    send()
    daysAgo(0)
    tap(Tap.Go(Route.Home, Mode.RESET))
}

private suspend fun Play.talk(
    words: String,
    approach: String,
    outcome: String,
) {
    go("diary/note")
    fill("approach", approach)
    fill("tried", words)
    fill("outcome", outcome)
    send()
}
