package org.foothold.app.phone

import android.app.Activity
import android.print.PrintAttributes
import android.print.PrintManager
import android.webkit.WebView
import android.webkit.WebViewClient
import org.foothold.core.Effect

/**
 * Prints a page of core's. The page is laid out by the phone's own web view, which gets it from memory, runs no script
 * and has no network: the app has no permission for it.
 */
internal class Printing {
    /** The print framework asks for it long after [print] returned. */
    private var page: WebView? = null

    /** `false` if this phone cannot print. */
    fun print(
        activity: Activity,
        file: Effect.Share,
    ): Boolean {
        val printer = activity.getSystemService(PrintManager::class.java) ?: return false
        // Phones without a web view throw what their makers chose.
        val view = runCatching { WebView(activity) }.getOrNull() ?: return false
        page = view
        view.settings.javaScriptEnabled = false
        view.settings.blockNetworkLoads = true
        view.webViewClient =
            object : WebViewClient() {
                override fun onPageFinished(
                    finished: WebView,
                    url: String?,
                ) {
                    val title = file.name.substringBeforeLast('.')
                    printer.print(title, finished.createPrintDocumentAdapter(title), PrintAttributes.Builder().build())
                    page = null
                }
            }
        view.loadDataWithBaseURL(null, file.bytes.decodeToString(), file.kind, "utf-8", null)
        return true
    }
}
