package org.foothold.app.phone

import android.view.inputmethod.EditorInfo
import androidx.compose.runtime.Composable
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.platform.InterceptPlatformTextInput
import androidx.compose.ui.platform.PlatformTextInputInterceptor
import androidx.compose.ui.platform.PlatformTextInputMethodRequest

/** Asks the keyboard to learn nothing from what is typed inside, a search included. */
@OptIn(ExperimentalComposeUiApi::class)
@Composable
internal fun PrivateKeyboard(content: @Composable () -> Unit) = InterceptPlatformTextInput(NotLearning, content)

@OptIn(ExperimentalComposeUiApi::class)
private val NotLearning =
    PlatformTextInputInterceptor { request, next ->
        next.startInputMethod(
            PlatformTextInputMethodRequest { editor ->
                request.createInputConnection(editor).also {
                    editor.imeOptions = editor.imeOptions or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
                }
            },
        )
    }
