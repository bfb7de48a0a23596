package org.foothold.app

import android.content.Context
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import org.foothold.app.diary.Safe
import org.foothold.app.phone.OwnerCheck
import org.foothold.app.phone.StrongOwnerCheck
import org.foothold.bridge.FootholdClient
import org.foothold.bridge.RustFootholdClient
import org.foothold.core.Moment
import org.foothold.core.Settings
import java.time.ZonedDateTime

/** What the app stands on and tests exchange: the clock, the library, the phone's key store and face or finger. */
class Parts(
    context: Context,
    val now: () -> Moment = ::phoneNow,
    val client: (settings: () -> Settings) -> FootholdClient = { RustFootholdClient(it) },
    val io: CoroutineDispatcher = Dispatchers.IO,
    val safe: Safe = Safe(context),
    val owner: OwnerCheck = StrongOwnerCheck,
)

/** The one place where the clock is read. */
private fun phoneNow(): Moment {
    val now = ZonedDateTime.now()
    return Moment(now.toEpochSecond(), now.offset.totalSeconds / SECONDS_PER_MINUTE)
}

private const val SECONDS_PER_MINUTE = 60
