package org.foothold.app.support

import kotlinx.coroutines.runBlocking
import org.foothold.bridge.FootholdClient
import org.foothold.core.Action
import org.foothold.core.Moment
import org.foothold.core.Route

/**
 * The real client on its real threads, each answer waited for: what a touch leads to is there when the main thread is
 * idle, and no test waits by the clock.
 */
class Waited(
    private val client: FootholdClient,
) : FootholdClient {
    override suspend fun screen(
        route: Route,
        now: Moment,
    ) = runBlocking { client.screen(route, now) }

    override suspend fun perform(
        action: Action,
        now: Moment,
    ) = runBlocking { client.perform(action, now) }

    override suspend fun settings() = runBlocking { client.settings() }

    override suspend fun reminders(now: Moment) = runBlocking { client.reminders(now) }

    override suspend fun unlock(
        folder: String,
        key: ByteArray,
    ) = runBlocking { client.unlock(folder, key) }

    override suspend fun lock() = runBlocking { client.lock() }

    override suspend fun tend(now: Moment) = runBlocking { client.tend(now) }

    override suspend fun texts(routes: List<Route>) = runBlocking { client.texts(routes) }

    override suspend fun routes(texts: List<String>) = runBlocking { client.routes(texts) }

    override suspend fun linked(text: String) = runBlocking { client.linked(text) }
}
