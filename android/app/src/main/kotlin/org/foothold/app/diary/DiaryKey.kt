package org.foothold.app.diary

import org.foothold.app.phone.WholeFile
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.ProviderException
import java.security.SecureRandom

/**
 * The diary's 32-byte key, kept wrapped beside the diary's folder.
 *
 * A key is made once, and never while a diary lies in the folder: the old key may come back, and a new one opens
 * nothing.
 *
 * @param folder where no backup reaches.
 */
class DiaryKey(
    folder: File,
    private val safe: Safe,
) {
    /** The diary's own folder. */
    val diary = File(folder, "diary")
    private val file = WholeFile(File(folder, "diary.key"))

    sealed interface Kept {
        class Key(
            val bytes: ByteArray,
        ) : Kept

        /** There is none, or none that can ever be read: the diary's screens say so and offer to start anew. */
        data object Lost : Kept

        /** The phone's key store does not answer now; it may the next time. */
        data object NotNow : Kept
    }

    /** The key; on a first run a new one. */
    fun read(): Kept =
        trying {
            when {
                file.exists -> unwrapped()
                isFirst() -> Kept.Key(make())
                else -> Kept.Lost
            }
        }

    /** Forgets the key and makes a new one, as `ForgetKey` asks. */
    fun renew(): Kept =
        trying {
            file.delete()
            safe.forget()
            Kept.Key(make())
        }

    private fun unwrapped(): Kept {
        val wrapped = file.read() ?: return Kept.NotNow
        val key = safe.unwrap(wrapped)
        return if (key?.size == BYTES) Kept.Key(key) else Kept.Lost
    }

    private fun make(): ByteArray {
        val key = ByteArray(BYTES).also(SecureRandom()::nextBytes)
        file.write(safe.wrap(key))
        return key
    }

    /** In doubt there is a diary. */
    private fun isFirst(): Boolean = !diary.exists() || diary.list()?.isEmpty() == true

    private fun trying(work: () -> Kept): Kept =
        try {
            work()
        } catch (_: GeneralSecurityException) {
            Kept.NotNow
        } catch (_: ProviderException) {
            Kept.NotNow
        } catch (_: IOException) {
            Kept.NotNow
        }

    private companion object {
        const val BYTES = 32
    }
}
