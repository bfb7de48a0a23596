package org.foothold.bridge

import org.foothold.core.Block
import org.foothold.core.Concern
import org.foothold.core.Effect
import org.foothold.core.Mark
import org.foothold.core.Moment
import org.foothold.core.NoticeKind
import org.foothold.core.Person
import org.foothold.core.Route
import org.foothold.core.Screen
import org.foothold.core.Settings
import org.foothold.core.Tap
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** The help, check and result parts of the families' journeys: the same as in tests/journeys.rs, by the same names. */
class JourneysTest {
    private val minor = firstRun("US", "en").copy(person = Person.MINOR)
    private val adult = firstRun("US", "en").copy(person = Person.ADULT)

    private fun app(
        settings: Settings = firstRun("US", "en"),
        now: Moment = CHECKED,
        journey: Phone.() -> Unit,
    ) = Phone(settings, now).use(journey)

    /** Words no result may hold, whatever its level. */
    private fun neverAVerdict(screen: Screen) {
        val text = text(screen).lowercase()
        for (word in VERDICTS) assertFalse(word in text, "`$word` on ${screen.route}")
        assertTrue("not an all-clear" in text, "every result says that it is not an all-clear")
    }

    @Test
    fun j1_pills_in_hand() =
        app(minor) {
            touch("now", "suicide", "means_in_hand")
            assertTrue(taps <= 3, "three answers lead to the result, from the first screen")
            neverAVerdict(screen)
            assertEquals("Call 911 now", screen.title.text)
            assertEquals(listOf("us-911", "us-988"), lines(screen), "both dial buttons, before anything else")
            assertTrue(screen.blocks.take(2).all { it is Block.Line })
            assertEquals(listOf("EMERGENCY", "KEEP_DISTANCE", "STAY", "988"), steps(screen))
            val shown = text(screen)
            assertTrue("You ticked: \"Has a way to end their life" in shown, "the reason is what was ticked")
            assertTrue("Do not try to take what they hold" in shown)
            assertTrue("I'm staying with you" in shown, "words to say")
            for (wrong in listOf("therapist fit", "choices", "promise", "secret", "Lock up or move")) {
                assertFalse(wrong in shown, "`$wrong` has no place here")
            }
            // A phone without data: every number is in plain digits on the button itself.
            for (channel in channels(screen).filter { it.worksWithoutData }) {
                assertTrue(channel.label.text.any { it.isDigit() }, channel.label.text)
            }
        }

    @Test
    fun j1b_swallowed() =
        app {
            touch("now", "took", "ingestion_intentional_or_unknown")
            assertEquals(3, taps)
            neverAVerdict(screen)
            assertEquals(listOf("us-911", "us-poison"), lines(screen).take(2), "911 and Poison Help come first")
            assertEquals(listOf("EMERGENCY", "POISON"), steps(screen).take(2))
            val shown = text(screen)
            assertTrue("Keep the bottle or pack in your hand" in shown && "Call even if they seem well" in shown)
            assertTrue("do not make them vomit, unless they say so" in shown)
            touch("words")
            val words = text(screen)
            assertTrue("They took ..." in words && "weigh" in words, "what, how many, when, weight")
        }

    @Test
    fun j1c_by_mistake() =
        app {
            touch("now", "took", "ingestion_accidental")
            assertEquals(listOf("us-poison", "us-911"), lines(screen).take(2))
            assertEquals("Call Poison Help at 1-800-222-1222 now", screen.title.text)
            assertEquals(listOf("POISON", "EMERGENCY"), steps(screen).take(2))
        }

    @Test
    fun j2_voices() {
        app(adult) {
            touch("now", "mind", "loss_of_reality")
            neverAVerdict(screen)
            assertEquals("Talk to a trained person today", screen.title.text)
            assertEquals("us-988", lines(screen).first(), "the crisis line first")
            val shown = text(screen)
            assertTrue("mobile crisis team" in shown)
            assertTrue("No number for a local crisis team yet" in shown, "the county's number: not set, add it")
            assertNotEquals("ED", steps(screen).first(), "not the hospital as step one")
            assertTrue("Do not argue about what they believe" in shown)
            assertTrue(steps(screen).indexOf("988") in 0..<steps(screen).indexOf("ED"), "${steps(screen)}")
            for (wrong in listOf("non-negotiable", "not optional", "schizophrenia", "psychotic")) {
                assertFalse(wrong in shown.lowercase(), "`$wrong`")
            }
        }
        // The county's number, once known, is offered; their own clinician comes second.
        app(adult.copy(clinicianNumber = "5550100", localCrisisNumber = "5550101")) {
            touch("now", "mind", "loss_of_reality")
            assertEquals(listOf("us-988", "own-clinician", "local-crisis"), lines(screen))
        }
    }

    @Test
    fun j3_knife() =
        app {
            touch("now", "threat", "violence_now")
            assertEquals(3, taps, "one answer gives the result")
            neverAVerdict(screen)
            assertEquals("Get out first, then call 911", screen.title.text)
            assertEquals(listOf("GET_SAFE", "EMERGENCY"), steps(screen))
            assertEquals(listOf("us-911", "us-dv"), lines(screen), "911, then the line for people who are hurt")
            val shown = text(screen)
            assertTrue("Text START to 88788" in shown)
            for (wrong in listOf("Stay with them", "I'm staying", "Lock up", "Listen, and say back")) {
                assertFalse(wrong in shown, "`$wrong` keeps someone in reach of a knife")
            }
            assertNotNull(screen.leave, "a fast way out of the screen")
            touch("words")
            val words = text(screen)
            assertTrue("mental health crisis" in words && "Crisis Intervention Team" in words)
            assertTrue("There is a ..." in words)
            assertNotNull(screen.leave)
        }

    @Test
    fun j5_overdose() =
        app {
            touch("now")
            val fromTheQuestion = taps
            touch("body", "breathing_trouble")
            assertEquals(2, taps - fromTheQuestion, "two taps from the check's question")
            neverAVerdict(screen)
            val first = listOf("EMERGENCY", "NALOXONE", "RECOVERY")
            assertEquals(first, steps(screen).take(3), "the first three need no scrolling")
            assertEquals(3u, screen.blocks.firstNotNullOf { it as? Block.Steps }.inSight)
            val shown = text(screen)
            assertTrue("Give another" in shown && "It can wear off" in shown && "CPR" in shown)
            assertTrue(screen.blocks.none { it is Block.Form }, "nothing to type")
            assertTrue(rows(screen, "more").isEmpty(), "nothing hidden")
        }

    @Test
    fun j8_old_content() {
        val later = Moment(CHECKED.unixSeconds + 395 * DAY, -300)
        val broken = listOf(Long.MIN_VALUE, -1, 0, Long.MAX_VALUE).map { Moment(it, Int.MAX_VALUE) }
        app {
            for (route in listOf(Route.Help, Route.Line("us-nami"))) {
                now = CHECKED
                val fresh = visit(route)
                now = later
                on { refresh() }
                assertEquals(dials(fresh), dials(screen), "no number disappears or changes with age")
                assertTrue("Last checked 22 Nov 2026" in text(screen) && "Last checked" !in text(fresh))
                assertTrue("use the help bar" in text(screen))
            }
            now = CHECKED
            val numbers = dials(visit(Route.Help))
            // A clock that is wrong in any way never hides a number.
            for (moment in broken) {
                now = moment
                on { refresh() }
                assertEquals(numbers, dials(screen))
            }
        }
    }

    @Test
    fun a_restored_result_starts_again_with_help_in_view() {
        for (route in listOf("result", "result/more", "result/why")) {
            Phone(saved = listOf("home", route)).use { phone ->
                assertEquals(Route.Check, phone.screen.route)
                assertTrue("Start here again" in text(phone.screen))
                assertEquals(listOf("911", "988"), dials(phone.screen))
            }
        }
    }

    @Test
    fun the_check_remembers_until_left() =
        app {
            touch("now", "suicide", "suicidal_thoughts")
            assertEquals("Talk to a trained person today", screen.title.text)
            back()
            val choices = screen.blocks.filterIsInstance<Block.Question>().flatMap { it.choices }
            assertEquals(Mark.YES, choices.find { it.id == "suicidal_thoughts" }?.mark, "Back never unticks")
            touch("plan")
            assertEquals("Call 911 now", screen.title.text)
            tap(checkNotNull(screen.leave) { "private screens can be left fast" }.tap)
            assertEquals(Effect.Leave, effects.last())
            assertEquals(Route.Check, look(Route.Result).route, "what was ticked is gone")
        }

    @Test
    fun questions_are_asked_only_when_they_can_raise() {
        fun Phone.asked() =
            screen.blocks
                .filterIsInstance<Block.Question>()
                .map { it.id }
                .filter { it != "person" }
        app {
            touch("now", "suicide", "wish_dead")
            assertEquals(listOf("firearm_unsecured", "alone_unreachable"), asked(), "birth cannot raise this")
            touch("firearm_unsecured")
            assertEquals("Call 911 now", screen.title.text)
        }
        app {
            touch("now", "body", "unresponsive")
            assertEquals(emptyList<String>(), asked(), "nothing can ask for more than 911")
        }
    }

    @Test
    fun nothing_seen_is_never_an_all_clear() =
        app(minor) {
            touch("now")
            for (tile in listOf("body", "took", "suicide", "threat", "mind", "missing_or_me")) touch(tile, tile)
            touch("result")
            assertTrue("Not finished. We cannot tell yet." in text(screen), "the weeks were not asked")
            touch("result-incomplete", "refuses_care", "weeks")
            neverAVerdict(screen)
            assertEquals("Keep talking, and take one small step", screen.title.text)
            val shown = text(screen)
            assertFalse("Not finished" in shown)
            assertTrue(
                "Are you thinking about killing yourself?" in shown,
                "asking directly stays on every lower result",
            )
            assertTrue("Look again in 7 days" in shown)
        }

    @Test
    fun an_emergency_never_sends_anyone_close_and_forgets_nothing() {
        app {
            touch("now", "missing_or_me", "missing_adult", "else", "suicide", "attempt_3mo_unassessed")
            assertEquals(listOf("EMERGENCY", "REMOVE_MEANS", "988"), steps(screen), "no staying, no driving")
        }
        app {
            touch("now", "suicide", "weapon_self", "else", "threat", "violence_now")
            assertEquals(listOf("GET_SAFE", "EMERGENCY"), steps(screen))
            assertFalse("closer" in text(screen), "no words that keep someone near a weapon")
        }
        app {
            touch("now", "missing_or_me", "caregiver_suicidal", "else", "body", "catatonic")
            assertEquals("Call 911 now", screen.title.text)
            touch("later")
            assertEquals(listOf("988_FOR_YOU"), steps(screen), "the carer's own danger waits, it does not vanish")
        }
    }

    @Test
    fun j4_stopping_alone() {
        val husband = adult.copy(concern = Concern.SUBSTANCE)
        app(husband) {
            touch("refusal", "reasons", "quit-tonight", "shakes-in-the-morning", "seen")
            assertEquals(5, taps, "two ticks, and what may be behind it")
            val first = screen.blocks.first() as Block.Notice
            assertEquals(NoticeKind.STOP, first.kind, "the danger of stopping comes before any reason")
            assertTrue("Drink or drugs may" in text(screen), "and then the reason")
            touch("danger/quit-tonight")
            assertEquals(Route.Tile("took"), screen.route, "one touch to the check")
            touch("withdrawal_risk")
            neverAVerdict(screen)
            assertTrue("DOCTOR_TODAY" in steps(screen), "a doctor before he stops: ${steps(screen)}")
            val result = text(screen).lowercase()
            for (wrong in HARMFUL) assertFalse(wrong in result, "`$wrong`")
            back()
            touch("withdrawal_danger")
            assertEquals("Call 911 now", screen.title.text, "shaking and confused: an emergency")
        }
        // The watch box, the number to ask for care, a place and a date, one request at a sober hour.
        app(husband) {
            tap(at("guide/withdrawal-danger"))
            for (sign in listOf("seizure", "confused", "fever", "see", "call 911")) {
                assertTrue(sign in text(screen).lowercase(), "`$sign` is watched for")
            }
            tap(at("guide/place-ready"))
            assertTrue("us-samhsa" in lines(screen), "the public treatment line")
            tap(at("guide/craft-invite"))
            assertTrue("sober" in text(screen).lowercase())
            tap(at("guide/planned-family-talk"))
            val staged = text(screen)
            assertTrue("trial" in staged && "never" in staged, "what the trial found: $staged")
            tap(at("guide/craft"))
            assertTrue("64" in text(screen), "and what did better")
            nothingThatWouldHarmHim()
        }
    }

    /** In any page on drink and drugs. */
    private fun Phone.nothingThatWouldHarmHim() {
        val pages = visit("guides/substance").blocks.filterIsInstance<Block.Card>().map { it.tap }
        val guides = pages.mapNotNull { (it as? Tap.Go)?.route as? Route.Guide }
        assertTrue(guides.size > 5, "$guides")
        for (guide in guides) {
            val shown = shown(guide).lowercase()
            for (wrong in HARMFUL) assertFalse(wrong in shown, "${guide.id}: `$wrong`")
        }
    }

    @Test
    fun j6_therapy_is_for_crazy_people() =
        app(minor.copy(concern = Concern.MENTAL_HEALTH)) {
            touch("refusal", "reasons", "not-crazy", "went-once", "seen")
            val shown = text(screen)
            assertTrue("often a mix" in shown, "two reasons, not one answer")
            for (reason in listOf("misconceptions", "bad-past")) {
                val page = look(Route.Reason(reason))
                val say = page.blocks.firstNotNullOf { it as? Block.Say }
                for (words in listOf(page.title, say.say, checkNotNull(say.avoid))) {
                    assertTrue(words.text in shown, "$reason: ${words.text}")
                }
            }
            for (wrong in listOf("not optional", "punish", "or else", "take away", "streak")) {
                assertFalse(wrong in shown.lowercase(), "`$wrong`")
            }
            // The page of the first reason, the coach, the choices, the test drive, what else there is.
            touch("misconceptions/guide")
            assertEquals(Route.Guide("reason-misconceptions"), screen.route)
            for ((page, word) in PAGES) {
                tap(at(page))
                assertTrue(word in text(screen).lowercase(), "$page: $word")
                assertEquals(listOf("911", "988"), dials(screen).take(2), "the bar is on $page")
            }
            // One small step, kept: the tracker begins here.
            val before = screen.blocks.takeWhile { (it as? Block.Card)?.id != "step/keep" }
            val step =
                before
                    .filterIsInstance<Block.Paragraph>()
                    .last()
                    .sentences
                    .first()
                    .text.text
            touch("step/keep")
            assertEquals(Route.NextStep, screen.route)
            assertTrue(step in text(screen), step)
        }

    private companion object {
        val VERDICTS =
            listOf(
                "low risk",
                "high risk",
                "you are safe",
                "they are safe",
                "nothing to worry",
                "score:",
                "percent",
                "streak",
            )
        val HARMFUL =
            listOf("throw out all", "kick him out", "pour it", "rock bottom", "866-446-3945", "800-779-4314")
        val PAGES =
            listOf(
                "guide/explain-by-age" to "coach",
                "guide/choices" to "choose",
                "guide/trial-visits" to "two",
                "guide/alternatives" to "school",
                "guide/right-time" to "calm",
            )
    }
}
