package org.foothold.app

import org.foothold.app.phone.written
import org.foothold.app.ui.Labels
import org.foothold.bridge.Problem
import org.foothold.bridge.Shown
import org.foothold.core.Phrase
import org.foothold.app.ui.Problem as DrawnProblem
import org.foothold.app.ui.Shown as Drawn

/**
 * What the composables draw of what the model shows.
 *
 * @param told what the phone itself has to say.
 */
internal fun Shown.Drawn.drawn(told: Phrase? = null): Drawn {
    val failed = problem as? Problem.Failed
    return Drawn(
        screen = screen,
        canGoBack = canGoBack,
        drafts = typed.mapKeys { (at, _) -> "${at.form}/${at.field}" },
        problem = problem?.drawn(),
        told = failed?.words ?: told,
        number = failed?.effect?.written(),
    )
}

private fun Problem.drawn(): DrawnProblem? =
    when (this) {
        is Problem.InField -> DrawnProblem(at.field, reason)
        is Problem.Refused -> DrawnProblem(null, reason)
        is Problem.Failed -> null
    }

/** The words that belong to drawing itself, from the apps' own. */
internal fun labels(words: Map<String, String>): Labels {
    val english = Labels.English
    return english.copy(
        back = words["back"] ?: english.back,
        close = words["close"] ?: english.close,
        copy = words["copy"] ?: english.copy,
        copied = words["copied"] ?: english.copied,
        show = words["show"] ?: english.show,
        hide = words["hide"] ?: english.hide,
        say = words["say"] ?: english.say,
        ratherThan = words["avoid"] ?: english.ratherThan,
        why = words["why"] ?: english.why,
        step = words["step"]?.let { "$it {number}" } ?: english.step,
        ticked = words["chosen"] ?: english.ticked,
        notTicked = words["not-chosen"] ?: english.notTicked,
        problem = words["problem"] ?: english.problem,
        important = words["important"] ?: english.important,
        note = words["note"] ?: english.note,
        source = words["from"] ?: english.source,
        showSources = words["show-sources"] ?: english.showSources,
        hideSources = words["hide-sources"] ?: english.hideSources,
        chooseDay = words["choose-day"] ?: english.chooseDay,
        chooseTime = words["choose-time"] ?: english.chooseTime,
        done = words["done"] ?: english.done,
        choose = words["choose"] ?: english.choose,
    )
}
