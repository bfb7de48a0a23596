package org.foothold.app.diary

import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * Wraps the diary's key with one that never leaves the phone's key store: a copy of the app's files opens nothing.
 *
 * The wrapping key asks for no passcode and no finger: the diary has a lock of its own, and a phone whose owner changes
 * a fingerprint must not lose it.
 */
class Safe(
    private val context: Context,
) {
    /** @throws GeneralSecurityException if the key store does not work. */
    fun wrap(bytes: ByteArray): ByteArray {
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.ENCRYPT_MODE, kept() ?: made())
        return cipher.iv + cipher.doFinal(bytes)
    }

    /**
     * `null` if they will never be unwrapped again: the wrapping key is gone, or they are damaged.
     *
     * @throws GeneralSecurityException if they cannot be unwrapped now.
     */
    fun unwrap(wrapped: ByteArray): ByteArray? {
        val key = kept()
        if (key == null || wrapped.size <= IV_BYTES + TAG_BITS / Byte.SIZE_BITS) return null
        val cipher = Cipher.getInstance(CIPHER)
        return try {
            cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, wrapped, 0, IV_BYTES))
            cipher.doFinal(wrapped, IV_BYTES, wrapped.size - IV_BYTES)
        } catch (_: AEADBadTagException) {
            null
        } catch (_: KeyPermanentlyInvalidatedException) {
            null
        }
    }

    /** What was wrapped is lost for good. */
    fun forget() = keyStore().deleteEntry(ALIAS)

    private fun kept(): SecretKey? = keyStore().getKey(ALIAS, null) as SecretKey?

    private fun made(): SecretKey {
        val hasStrongBox =
            Build.VERSION.SDK_INT >= Build.VERSION_CODES.P &&
                context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE)
        if (!hasStrongBox) return make(isStrongBoxBacked = false)
        return try {
            make(isStrongBoxBacked = true)
        } catch (_: ProviderException) {
            // It is full, busy, or says that it is there and is not.
            make(isStrongBoxBacked = false)
        }
    }

    private fun make(isStrongBoxBacked: Boolean): SecretKey {
        val spec =
            KeyGenParameterSpec
                .Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(KEY_BITS)
        if (isStrongBoxBacked && Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) spec.setIsStrongBoxBacked(true)
        val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE)
        generator.init(spec.build())
        return generator.generateKey()
    }

    private fun keyStore(): KeyStore = KeyStore.getInstance(STORE).apply { load(null) }

    private companion object {
        const val STORE = "AndroidKeyStore"
        const val ALIAS = "diary"
        const val CIPHER = "AES/GCM/NoPadding"
        const val KEY_BITS = 256
        const val TAG_BITS = 128
        const val IV_BYTES = 12
    }
}
