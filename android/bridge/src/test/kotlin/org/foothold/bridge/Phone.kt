package org.foothold.bridge

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.foothold.core.Action
import org.foothold.core.Block
import org.foothold.core.Effect
import org.foothold.core.FieldKind
import org.foothold.core.Mode
import org.foothold.core.Moment
import org.foothold.core.Reminder
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Settings
import org.foothold.core.Tap
import org.foothold.core.Trouble
import org.foothold.core.routeFromText
import java.nio.file.Path
import java.util.concurrent.Executors

/** The day the content was checked, at noon UTC. */
val CHECKED = Moment(unixSeconds = 1_795_348_800, utcOffsetMinutes = 0)

/** A made-up key. */
val KEY = ByteArray(32) { 7 }

/**
 * A phone without a screen: the real library, the real model, and a thread that stands for the main one. Every function
 * returns when all that it started is done.
 *
 * @param folder where the diary is.
 * @param opens whether it is opened at once.
 */
class Phone(
    val initial: Settings = firstRun("US", "en"),
    var now: Moment = CHECKED,
    val folder: Path? = null,
    opens: Boolean = folder != null,
    saved: List<String>? = null,
    val client: FootholdClient = RustFootholdClient({ initial }),
) : AutoCloseable {
    private val main = Executors.newSingleThreadExecutor().asCoroutineDispatcher()
    private val scope = CoroutineScope(SupervisorJob() + main)
    private val listening = CoroutineScope(SupervisorJob() + main)

    val model = FootholdModel(client, scope) { now }

    /** Effects so far. */
    val effects = mutableListOf<Effect>()

    /** Touches so far. */
    var taps = 0

    init {
        listening.launch { model.effects.collect { effects += it } }
        on { model.start(saved) }
        if (opens) check(unlock() == null) { "a diary opens" }
    }

    /** Runs on the main thread and waits for everything that comes of it. */
    fun <T> on(work: suspend FootholdModel.() -> T): T =
        runBlocking(main) { model.work() }.also {
            do {
                val jobs: List<Job> =
                    scope.coroutineContext.job.children
                        .toList()
                runBlocking { jobs.forEach { it.join() } }
            } while (jobs.isNotEmpty())
            // Behind what the effects woke up.
            runBlocking(main) {}
        }

    /** Runs on the main thread and waits for nothing that comes of it. */
    fun <T> begin(work: FootholdModel.() -> T): T = runBlocking(main) { model.work() }

    override fun close() {
        on { lock() }
        scope.cancel()
        listening.cancel()
        main.close()
    }

    /** The process ends and starts again: nothing is left but the diary's file, the settings and the saved routes. */
    fun restarted(): Phone {
        val (settings, saved) = settings to model.saved
        close()
        return Phone(settings, now, folder, saved = saved)
    }

    val path: String get() = checkNotNull(folder).resolve("diary").toString()

    fun unlock(key: ByteArray = KEY): Trouble? = on { unlock(path, key) }

    /** The settings as they stand. */
    val settings: Settings get() = runBlocking { client.settings() }

    fun reminders(): List<Reminder>? = on { reminders() }

    val drawn: Shown.Drawn get() = model.shown.value as Shown.Drawn

    /** The screen in view. */
    val screen: Screen get() = drawn.screen

    val problem: Problem? get() = drawn.problem

    /** The screen at a route, without going there. */
    fun look(route: Route): Screen = runBlocking { client.screen(route, now) }

    /** Goes somewhere, as a link or a restored stack does. */
    fun visit(route: Route): Screen {
        on { tap(Tap.Go(route, Mode.PUSH)) }
        return screen
    }

    fun visit(text: String): Screen = visit(routeFromText(text))

    /** What is said at a route. */
    fun shown(route: Route): String = text(visit(route))

    fun back() {
        on { back() }
    }

    fun tap(tap: Tap) {
        taps++
        on { tap(tap) }
    }

    /** Performs an action that core must not refuse. */
    fun act(action: Action): Screen {
        val refused = refused(action)
        check(refused == null) { "$action: $refused" }
        return screen
    }

    /** What core says against an action; `null` if it was done. */
    fun refused(action: Action): Problem? {
        on {
            dismiss()
            perform(action)
        }
        return problem
    }

    fun trouble(action: Action): Trouble? = (refused(action) as? Problem.Refused)?.trouble

    /** Touches what the blocks with these ids offer, one after the other: a card, a choice, a notice's or a question's button. */
    fun touch(vararg ids: String) {
        for (id in ids) {
            val tap = screen.blocks.firstNotNullOfOrNull { offered(it, id) }
            tap(checkNotNull(tap) { "nothing on ${screen.route} can be touched as `$id`" })
        }
    }

    private fun offered(
        block: Block,
        id: String,
    ): Tap? =
        when (block) {
            is Block.Card -> block.tap.takeIf { block.id == id }
            is Block.Notice -> block.button?.tap.takeIf { block.id == id }
            is Block.Question -> block.finish?.tap?.takeIf { block.id == id } ?: block.choices.find { it.id == id }?.tap
            else -> null
        }

    /** Types into a form that is in view and sends it, as a reader does. `null` if it was taken. */
    fun refusedForm(
        form: String,
        vararg given: Pair<String, String>,
    ): Problem? {
        val fields = checkNotNull(screen.fields(form)) { "there is no form `$form` on ${screen.route}" }
        on {
            dismiss()
            for ((id, value) in given) {
                val field = checkNotNull(fields.find { it.id == id }) { "`$form` has no field `$id`" }
                val isOffered = field.kind != FieldKind.ONE_OF || field.options.any { it.id == value }
                check(isOffered || value.isEmpty()) { "`$id` of `$form` does not offer `$value`" }
                type(form, id, value)
            }
            submit(form)
        }
        taps++
        return problem
    }

    /** Goes where a form is, fills it in, sends it, and gives the place it leads to. */
    fun submit(
        form: String,
        vararg given: Pair<String, String>,
    ): Route {
        val refused = trySubmit(form, *given)
        check(refused == null) { "`$form`: $refused" }
        return screen.route
    }

    fun trySubmit(
        form: String,
        vararg given: Pair<String, String>,
    ): Problem? {
        if (screen.fields(form) == null) visit(placeOf(form))
        return refusedForm(form, *given)
    }

    /** What happens at a later time. */
    fun later(seconds: Long) {
        now = now.copy(unixSeconds = now.unixSeconds + seconds)
    }

    /** Every file below the diary's folder, by name, with its bytes. */
    fun files(): Map<String, List<Byte>> =
        checkNotNull(folder)
            .toFile()
            .walk()
            .filter { it.isFile }
            .associate { it.path to it.readBytes().asList() }
}

const val DAY = 86_400L

/** The screen on which a form is. */
private fun placeOf(form: String): String =
    when (form) {
        "own-step" -> "diary/step"
        "note/new" -> "diary/note"
        "person/new" -> "diary/person"
        "win" -> "diary/win"
        "pin" -> "diary/lock"
        "unlock" -> "diary"
        "export" -> "diary/export"
        "import" -> "diary/import"
        "search" -> "search"
        "diary-search" -> "diary/search"
        else -> form.replace("plan/", "step/").replace("tried/", "step/").replace("sheet/", "fill/")
    }

/** Every kind of place in the diary, with this row, and with this text where a list goes on. */
fun everyKindOfDiary(
    row: Long,
    after: String,
): List<Route> =
    listOf(
        Route.Diary,
        Route.OwnStep,
        Route.KeptStep(row),
        Route.People,
        Route.NewPerson,
        Route.Person(row),
        Route.NewNote,
        Route.Note(row),
        Route.EditNote(row),
        Route.NewWin,
        Route.Win(row),
        Route.SavedCheck(row),
        Route.OwnSheet(after),
        Route.OwnSheet("responder"),
        Route.FillSheet(after, after),
        Route.FillSheet("responder", "who"),
        Route.SheetVersion(row),
        Route.ShareEntry(after, row),
        Route.ShareEntry("note", row),
        Route.ShareDiary(null),
        Route.ShareDiary(after),
        Route.ShareFile,
        Route.AddFile,
        Route.OwnAfter,
        Route.OwnAfterDay(row, 7u),
        Route.Timeline(null),
        Route.Timeline(after),
        Route.DiarySearch(null),
        Route.DiarySearch(after),
        Route.Insights,
        Route.Storage,
        Route.Lock,
        Route.Export,
        Route.Import,
        Route.DeleteAll,
        Route.StartAnew,
    )

/** A tap that goes on to a place. */
fun at(route: String) = Tap.Go(routeFromText(route), Mode.PUSH)
