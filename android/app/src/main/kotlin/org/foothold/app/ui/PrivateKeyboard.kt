package org.foothold.app.ui

import androidx.compose.runtime.Composable
import androidx.compose.runtime.staticCompositionLocalOf

/**
 * Wraps everything that is typed into. Only the platform can ask its keyboard not to learn: on Android the app puts
 * an input interceptor here that adds `IME_FLAG_NO_PERSONALIZED_LEARNING`. The default wraps nothing.
 */
val LocalPrivateKeyboard = staticCompositionLocalOf<@Composable (content: @Composable () -> Unit) -> Unit> { { it() } }
