package org.foothold.app

import android.app.Activity
import android.graphics.Bitmap
import android.graphics.Canvas
import android.os.Bundle
import android.os.Looper
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.material3.Text
import org.foothold.app.support.Handset
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/**
 * What the first frame costs: static help, with no library, beside one word in a window of Compose, in the same run.
 * Run by `android/bench`, never by the tests: it asserts nothing.
 */
@RunWith(RobolectricTestRunner::class)
class FirstFrameBench {
    @get:Rule
    val phone = Handset().apply { load = { throw UnsatisfiedLinkError("this is about the frame before it") } }

    class OneWord : ComponentActivity() {
        override fun onCreate(savedInstanceState: Bundle?) {
            super.onCreate(savedInstanceState)
            setContent { Text("Help") }
        }
    }

    @Test
    fun `first frame`() {
        val rounds = List(ROUNDS) { drawn(OneWord::class.java) to drawn(MainActivity::class.java) }.drop(WARM_UP)
        val bare = rounds.map { it.first }.sorted()[rounds.size / 2]
        val ours = rounds.map { it.second }.sorted()[rounds.size / 2]
        println("first frame of help, without the library: %.1f x one word".format(ours.toDouble() / bare))
    }

    private fun drawn(activity: Class<out Activity>): Long {
        phone.killed()
        val start = System.nanoTime()
        val window = Robolectric.buildActivity(activity).setup()
        val view = window.get().window.decorView
        view.draw(Canvas(Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888)))
        val taken = System.nanoTime() - start
        window.close()
        shadowOf(Looper.getMainLooper()).idle()
        return taken
    }

    private companion object {
        const val ROUNDS = 40
        const val WARM_UP = 10
    }
}
