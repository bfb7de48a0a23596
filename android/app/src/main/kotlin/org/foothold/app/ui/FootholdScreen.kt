package org.foothold.app.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.runtime.Composable
import androidx.compose.runtime.key
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithContent
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.paneTitle
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.coerceAtLeast

/**
 * One screen: a way back and a way out on top, the page, and the help bar, which never scrolls and is read first.
 * In a low and wide window (a phone on its side) the bar stands beside the page and takes no height from it.
 */
@Composable
fun FootholdScreen(
    shown: Shown,
    hands: Hands,
    modifier: Modifier = Modifier,
) {
    // Measured around the keyboard, so that opening it never moves the bar to the side.
    BoxWithConstraints(
        modifier
            .fillMaxSize()
            .background(Foothold.colors.paper)
            .semantics {
                isTraversalGroup = true
                paneTitle = shown.screen.title.spoken ?: shown.screen.title.text
            },
    ) {
        val beside = maxHeight < Spacing.low && maxWidth > maxHeight
        val insets = Modifier.fillMaxSize().windowInsetsPadding(WindowInsets.safeDrawing)
        if (beside) {
            Row(insets) {
                Column(Modifier.weight(1f).fillMaxHeight()) {
                    Page(shown, hands, Modifier.weight(1f))
                    Message(shown, hands)
                }
                HelpColumn(shown.screen.help, hands)
            }
        } else {
            Column(insets) {
                // The bar is measured first: it keeps its room whatever else wants some.
                Column(Modifier.weight(1f)) {
                    Page(shown, hands, Modifier.weight(1f))
                    Message(shown, hands)
                }
                HelpRow(shown.screen.help, hands)
            }
        }
    }
}

@Composable
private fun Page(
    shown: Shown,
    hands: Hands,
    modifier: Modifier,
) {
    val places = rememberPlaces()
    BoxWithConstraints(modifier) {
        val side = sideOf(maxWidth)
        // Only where all that matters still has room below it.
        val drawing = !shown.canGoBack && maxHeight > Spacing.high && !isLargeText()
        Column {
            if (shown.canGoBack || shown.screen.leave != null) TopBar(shown, hands, side)
            // A new place is a new page: nothing of the one before stays open or half typed in it.
            key(shown.screen.route.toString()) {
                LazyColumn(
                    state = places.at(shown.screen.route),
                    contentPadding = PaddingValues(start = side, end = side, bottom = Spacing.broad),
                    modifier = Modifier.fillMaxWidth().weight(1f).fadeBelow(Foothold.colors.paper),
                ) {
                    if (drawing) item(key = "drawing", contentType = "drawing") { Footholds(Modifier.bleed(side)) }
                    item(key = "title", contentType = "title") { Title(shown.screen.title) }
                    blocks(shown, hands)
                }
            }
        }
    }
}

/** Room left and right: the page stays narrow enough to read on a wide window. */
private fun sideOf(width: Dp): Dp = ((width - Spacing.page) / 2).coerceAtLeast(Spacing.margin)

/** The page runs out under the help bar rather than being cut by it. */
private fun Modifier.fadeBelow(paper: Color): Modifier =
    drawWithContent {
        drawContent()
        val high = Spacing.medium.toPx()
        val top = size.height - high
        drawRect(
            Brush.verticalGradient(listOf(paper.copy(alpha = 0f), paper), top, size.height),
            Offset(0f, top),
            Size(size.width, high),
        )
    }
