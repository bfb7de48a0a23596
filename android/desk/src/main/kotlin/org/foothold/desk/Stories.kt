package org.foothold.desk

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield
import org.foothold.app.ui.Shown
import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Mark
import org.foothold.core.Mode
import org.foothold.core.Moment
import org.foothold.core.Route
import org.foothold.core.Tap
import org.foothold.core.routeFromText
import java.io.RandomAccessFile
import java.nio.file.Files
import java.nio.file.Path
import org.foothold.bridge.Shown as InModel

/** One screen, and how a reader gets there. */
class Story(
    val name: String,
    /** Plays it, and gives what is in view at its end. */
    val play: () -> Shown,
)

/** A story in a fresh app with an empty diary, on a phone that can open nothing. */
private fun story(
    name: String,
    region: String = "US",
    /** What is touched and typed before the picture is taken. */
    steps: suspend Play.() -> Unit,
) = Story(name) { played(region, steps) }

private fun played(
    region: String,
    steps: suspend Play.() -> Unit,
): Shown {
    val folder = Files.createTempDirectory("foothold-desk")
    return try {
        runBlocking { played(region, folder, steps) }
    } finally {
        folder.toFile().deleteRecursively()
    }
}

private suspend fun CoroutineScope.played(
    region: String,
    folder: Path,
    steps: suspend Play.() -> Unit,
): Shown {
    val clock = Clock()
    val cannot =
        Phone { effect, desk ->
            desk.model.failed(effect)
            null
        }
    val desk = Desk(region, this, clock::now, cannot)
    val phone = desk.carryOut()
    desk.open(folder)
    Play(desk, folder, clock).steps()
    yield()
    phone.cancel()
    return (desk.model.shown.value as InModel.Drawn).drawn()
}

/** As it looks to a reader who scrolled down to the first question. */
private fun Shown.scrolledToQuestions() =
    copy(screen = screen.copy(blocks = screen.blocks.dropWhile { it !is Block.Question }))

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
    private val desk: Desk,
    private val folder: Path,
    private val clock: Clock,
) {
    private val model get() = desk.model
    private val shown get() = model.shown.value as InModel.Drawn
    private val form: Block.Form
        get() =
            shown.screen.blocks
                .filterIsInstance<Block.Form>()
                .first()
    private val questions: List<Block.Question>
        get() = shown.screen.blocks.filterIsInstance<Block.Question>()

    /** Whether there is anything to tick or to answer. */
    val asksQuestions get() = questions.isNotEmpty()

    fun daysAgo(days: Int) = clock.set(days)

    suspend fun go(vararg routes: String) = routes.forEach { tap(Tap.Go(routeFromText(it), Mode.PUSH)) }

    suspend fun tap(tap: Tap) = model.tap(tap).join()

    suspend fun crisis() = tap(shown.screen.help.crisis.tap)

    suspend fun tick(
        sign: String,
        mark: Mark,
    ) = tap(Tap.Do(Action.Tick(sign, mark)))

    suspend fun touch(words: String) = tap(questions.flatMap { it.choices }.first { words in it.text.text }.tap)

    /** Touches a card or a choice by its id. */
    suspend fun touchAt(id: String) {
        val cards = shown.screen.blocks.filterIsInstance<Block.Card>()
        val choices = questions.flatMap { it.choices }
        tap(cards.find { it.id == id }?.tap ?: choices.first { it.id == id }.tap)
    }

    suspend fun finish() = tap(questions.firstNotNullOf { it.finish }.tap)

    fun fill(value: String) = fill(form.fields.first().id, value)

    fun fill(
        field: String,
        value: String,
    ) = model.type(form.id, field, value)

    suspend fun send() = model.submit(form.id).join()

    /** The diary's file loses its end while the app is not in view. */
    suspend fun damageDiary() {
        model.lock().join()
        val file = folder.resolve("current/diary.db").toFile()
        RandomAccessFile(file, "rw").use { it.setLength(it.length() - LOST_BYTES) }
        desk.open(folder)
    }

    /** The phone forgets the diary's key, as when its own lock is taken off. */
    suspend fun loseKey() {
        model.lock().join()
        desk.open(folder, ByteArray(0))
    }

    private companion object {
        /** Two of the file's pages. */
        const val LOST_BYTES = 8192L
    }
}

/** Every main screen. */
val Stories: List<Story> =
    listOf(
        story("home") {},
        story("home-no-country", region = "unknown") {},
        Story("help-before-library") { staticHelp("US", isAlone = false) },
        Story("help-without-library") { staticHelp("US", isAlone = true) },
        story("help") { go("help") },
        story("help-no-country", region = "unknown") { go("help") },
        story("line") { go("line/us-988") },
        story("no-dialler") {
            go("help")
            crisis()
        },
        story("check") { go("check") },
        story("tile") { go("check", "check/suicide") },
        story("check-started") {
            go("check", "check/body")
            finish()
            go("check")
        },
        story("result-emergency") {
            go("check", "check/took")
            tick("ingestion_intentional_or_unknown", Mark.YES)
        },
        story("result-urgent") {
            go("check", "check/suicide")
            tick("wish_dead", Mark.YES)
        },
        Story("result-questions") {
            val result =
                played("US") {
                    go("check")
                    tick("wish_dead", Mark.YES)
                }
            result.scrolledToQuestions()
        },
        story("tile-ticked") {
            go("check")
            tick("attempt_now", Mark.YES)
            tick("plan", Mark.NOT_SURE)
            go("check/suicide")
        },
        story("why") {
            go("check")
            tick("wish_dead", Mark.YES)
            go("result/why")
        },
        story("words") { go("words") },
        story("no-connection") { go("no-connection") },
        story("refusal") { go("refusal") },
        story("reasons") {
            go("refusal", "reasons")
            touch("Everyone at school")
            touch("There's nothing wrong")
        },
        story("reasons-found") {
            go("refusal", "reasons")
            touch("Everyone at school")
            touch("There's nothing wrong")
            finish()
        },
        story("guides") { go("guides") },
        story("guide") { go("guides", "guide/leap") },
        story("search") {
            go("search")
            fill("wont get out of bed")
            send()
        },
        story("source") { go("sources", "source/NAMI-CR") },
        // Where a link leads that leads nowhere.
        story("lost") { go("source/none") },
        story("next-step") {
            entries()
            go("next-step")
        },
        story("step-plan") {
            entries()
            go("next-step", "step/1")
        },
        story("diary") {
            entries()
            go("diary")
        },
        story("timeline") {
            entries()
            go("diary", "diary/timeline")
        },
        story("note-new") {
            go("diary", "diary/note")
            fill("approach", "")
            fill(
                "tried",
                "I sat on the stairs outside the door and said I only want to hear how it looks from in there.",
            )
        },
        story("note") {
            entries()
            go("diary", "diary/timeline", "note/1")
        },
        story("people") {
            entries()
            go("diary", "diary/people")
        },
        story("person-new") { go("diary", "diary/people", "diary/person") },
        story("insights") {
            entries()
            go("diary", "diary/insights")
        },
        story("lock") {
            go("diary", "diary/storage", "diary/lock")
            fill("pin", "4711")
            fill("again", "4712")
            send()
        },
        story("locked") {
            go("diary", "diary/storage", "diary/lock")
            fill("pin", "471100")
            fill("again", "471100")
            send()
            tap(Tap.Do(Action.LockNow))
            go("diary")
        },
        story("storage") {
            entries()
            go("diary", "diary/storage")
        },
        story("diary-damaged") {
            entries()
            damageDiary()
            go("diary")
        },
        story("diary-key-lost") {
            entries()
            loseKey()
            go("diary")
        },
        story("export") {
            go("diary", "diary/storage", "diary/export")
            fill("passphrase", "river lamp")
            fill("again", "river lamp")
            send()
        },
        story("import") { go("diary", "diary/storage", "diary/import") },
        story("delete") { go("diary", "diary/storage", "diary/delete") },
        story("rehearsals") { go("rehearsals") },
        story("rehearsal") { go("rehearsals", "rehearsal/therapy-is-for-crazy-people") },
        story("rehearsal-turn") { talkTo("therapy-is-for-crazy-people") },
        story("rehearsal-said") {
            talkTo("ask-about-suicide")
            touchAt("say/1")
        },
        story("rehearsal-end") {
            talkTo("therapy-is-for-crazy-people")
            while (asksQuestions) {
                touchAt("say/1")
                touchAt("on")
            }
        },
        story("sheets") { go("sheets") },
        story("sheet") { go("sheets", "sheet/home-safety") },
        story("sheet-fill") { go("sheets", "sheet/responder", "fill/responder/danger") },
        story("sheet-own") {
            responderSheet()
            go("own-sheet/responder")
        },
        story("sheet-share") {
            responderSheet()
            go("own-sheet/responder", "share/sheet/1")
            touchAt("all")
        },
        story("words-filled") {
            responderSheet()
            go("words")
        },
        story("after") { go("after") },
        story("after-day") { go("after", "after/1") },
        story("after-own") {
            cameHome()
            go("diary/after")
        },
        story("after-own-day") {
            cameHome()
            go("diary/after", "own-after/1/3")
        },
        story("share-guide") { go("guide/boundaries", "share-guide/boundaries") },
        story("share-diary") {
            entries()
            go("diary", "diary/share")
        },
        Story("share-note") {
            val choosing =
                played("US") {
                    entries()
                    go("diary/share", "share/note/1")
                    touchAt("all")
                }
            choosing.scrolledToQuestions()
        },
        story("share-file") {
            entries()
            go("share/note/1")
            touchAt("all")
            go("diary/share-file")
        },
        story("add-file") { go("diary", "diary/add-file") },
        story("settings") { go("settings") },
        story("country") { go("settings", "settings/country") },
        story("about") { go("about") },
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

private suspend fun Play.talkTo(id: String) {
    go("rehearsals", "rehearsal/$id")
    touchAt("begin")
}

private suspend fun Play.responderSheet() {
    go("fill/responder/who")
    fill("name", "Robin")
    fill("address", "12 Sandhill Lane, second floor, green door")
    send()
    go("fill/responder/danger")
    fill("weapon", "none")
    send()
    tap(Tap.Go(Route.Home, Mode.RESET))
}

private suspend fun Play.cameHome() {
    go("diary/after")
    fill("day", "2026-11-19")
    fill("time", "09:00")
    send()
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
