package org.foothold.bridge

import org.foothold.core.Action
import org.foothold.core.Route

/**
 * True for actions that may wait for the diary's file or for a key to be derived; false for those that core answers
 * from memory, whatever the diary is doing.
 */
internal fun Action.mayWait(): Boolean =
    when (this) {
        is Action.Tick,
        is Action.NothingElse,
        is Action.Answer,
        is Action.StartAgain,
        is Action.Hear,
        is Action.DropStep,
        is Action.SetRegion,
        is Action.SetLocale,
        is Action.SetPerson,
        is Action.SetConcern,
        is Action.SetAudience,
        is Action.TickTime,
        is Action.BeginRehearsal,
        is Action.Rehearse,
        is Action.Leave,
        -> false

        // A guide and a blank sheet hold nothing of the diary.
        is Action.HandOn -> place !is Route.BlankSheet && place !is Route.ShareGuide

        is Action.KeepStep,
        is Action.ChoosePerson,
        is Action.SaveCheck,
        is Action.Remove,
        is Action.Undo,
        is Action.TickDay,
        is Action.LockNow,
        is Action.RemoveLock,
        is Action.SetPhoneLock,
        is Action.AskPhone,
        is Action.PhoneKnowsYou,
        is Action.PickImport,
        is Action.FilePicked,
        is Action.StartAnew,
        is Action.Salvage,
        is Action.BringBack,
        is Action.DeleteEverything,
        is Action.PickAdditions,
        is Action.Take,
        is Action.TakeNothing,
        is Action.Submit,
        -> true
    }
