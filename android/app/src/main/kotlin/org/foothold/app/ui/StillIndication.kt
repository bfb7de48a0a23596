package org.foothold.app.ui

import androidx.compose.foundation.IndicationNodeFactory
import androidx.compose.foundation.interaction.FocusInteraction
import androidx.compose.foundation.interaction.InteractionSource
import androidx.compose.foundation.interaction.PressInteraction
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.ContentDrawScope
import androidx.compose.ui.node.DelegatableNode
import androidx.compose.ui.node.DrawModifierNode
import androidx.compose.ui.node.invalidateDraw
import kotlinx.coroutines.launch

/** What is pressed or focused darkens at once and moves nothing: the ripple of those who asked for no motion. */
object StillIndication : IndicationNodeFactory {
    override fun create(interactionSource: InteractionSource): DelegatableNode = StillNode(interactionSource)

    override fun hashCode(): Int = 1

    override fun equals(other: Any?): Boolean = other === this
}

private class StillNode(
    private val interactions: InteractionSource,
) : Modifier.Node(),
    DrawModifierNode {
    private var held = 0

    override fun onAttach() {
        coroutineScope.launch {
            interactions.interactions.collect { interaction ->
                when (interaction) {
                    is PressInteraction.Press, is FocusInteraction.Focus -> held += 1
                    is PressInteraction.Release, is PressInteraction.Cancel, is FocusInteraction.Unfocus -> held -= 1
                }
                invalidateDraw()
            }
        }
    }

    override fun ContentDrawScope.draw() {
        drawContent()
        if (held > 0) drawRect(Shade)
    }

    private companion object {
        val Shade = Color.Gray.copy(alpha = 0.22f)
    }
}
