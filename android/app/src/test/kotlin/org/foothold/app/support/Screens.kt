package org.foothold.app.support

import org.foothold.core.Route

/** Every main screen, public and private. */
val MAIN_SCREENS: List<Route> =
    listOf(
        Route.Home,
        Route.Help,
        Route.Line("us-988"),
        Route.Check,
        Route.Tile("body"),
        Route.Result,
        Route.Why,
        Route.EmergencyWords,
        Route.NoConnection,
        Route.Refusal,
        Route.Reasons,
        Route.NextStep,
        Route.Guides,
        Route.Guide("leap"),
        Route.Search,
        Route.Sources(null),
        Route.Settings,
        Route.Country,
        Route.About,
        Route.Diary,
        Route.NewNote,
        Route.People,
        Route.Timeline(null),
        Route.Storage,
        Route.Lock,
        Route.Export,
    )
