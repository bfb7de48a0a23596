package org.foothold.bridge

import org.foothold.core.Action
import org.foothold.core.Effect
import org.foothold.core.Mark
import org.foothold.core.Route
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Test

class HelpBarTest : WithDiary() {
    @Test
    fun from_every_kind_of_place_one_touch_calls() {
        phone.act(Action.Tick("wish_dead", Mark.YES))
        phone.act(Action.Hear("not-crazy", Mark.YES))
        oneTouchCalls()
    }

    @Test
    fun from_every_kind_of_place_one_touch_calls_while_the_diary_is_locked_or_closed_or_gone() {
        phone.submit("pin", "pin" to "482915", "again" to "482915")
        phone.act(Action.LockNow)
        oneTouchCalls()
        phone.on { lock() }
        oneTouchCalls()
        folder.resolve("diary/current/diary.db").toFile().writeText("no diary")
        phone.unlock()
        oneTouchCalls()
    }

    private fun oneTouchCalls() {
        for (route in everyKind("us-988") + everyKind("gone") + everyKindOfDiary(1, PLACE)) {
            val bar = phone.visit(route).help
            assertEquals("Call 9 1 1. Opens the phone.", bar.emergency.label.spoken, "$route: no count of hundreds")
            assertEquals("Call 9 8 8. Opens the phone.", bar.crisis.label.spoken, "$route")
            assertEquals(listOf("911", "988"), dials(phone.screen).take(2), "$route: help comes before all else")
            for ((button, uri) in listOf(bar.crisis to "tel:988", bar.emergency to "tel:911")) {
                phone.effects.clear()
                phone.tap(button.tap)
                val effect = assertInstanceOf(Effect.Dial::class.java, phone.effects.single(), "$route")
                assertEquals(uri, effect.uri, "$route")
            }
        }
    }

    private fun everyKind(id: String): List<Route> =
        listOf(
            Route.Home,
            Route.Lost,
            Route.Help,
            Route.Line(id),
            Route.Check,
            Route.Tile(id),
            Route.Tile("suicide"),
            Route.Result,
            Route.MoreSteps,
            Route.Why,
            Route.EmergencyWords,
            Route.NoConnection,
            Route.Refusal,
            Route.NextStep,
            Route.Reasons,
            Route.ReasonsFound,
            Route.Reason(id),
            Route.Reason("bad-past"),
            Route.Guides,
            Route.Topic(id),
            Route.Guide(id),
            Route.Guide("craft"),
            Route.GuideFacts(id),
            Route.ShareGuide(id),
            Route.ShareGuide("craft"),
            Route.Rehearsals,
            Route.Rehearsal(id),
            Route.Rehearsal("ask-about-suicide"),
            Route.RehearsalTurn("ask-about-suicide", 1u),
            Route.RehearsalSaid("ask-about-suicide", 1u),
            Route.RehearsalEnd("ask-about-suicide"),
            Route.Sheets,
            Route.Sheet(id),
            Route.Sheet("responder"),
            Route.BlankSheet(id),
            Route.BlankSheet("responder"),
            Route.AfterCrisis,
            Route.AfterDay(7u),
            Route.Search,
            Route.Sources(null),
            Route.Sources(id),
            Route.Source(id),
            Route.Settings,
            Route.Country,
            Route.About,
        )
}
