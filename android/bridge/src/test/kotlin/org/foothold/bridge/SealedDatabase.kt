package org.foothold.bridge

import java.io.File
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.sql.DriverManager
import java.sql.Statement
import javax.crypto.Cipher
import javax.crypto.Mac
import javax.crypto.spec.IvParameterSpec
import javax.crypto.spec.SecretKeySpec
import kotlin.experimental.xor

/**
 * Writes a database as SQLCipher 4 does with a raw key, and shares no line with what reads it: plain SQLite fills the
 * file, Java's own ciphers seal each page.
 */
object SealedDatabase {
    private const val PAGE = 4096
    private const val SALT = 16
    private const val IV = 16
    private const val MAC = 64
    private const val BODY = PAGE - IV - MAC

    /** Makes a file that holds what a script of SQL says. */
    fun write(
        file: File,
        key: ByteArray,
        sql: String,
    ) {
        file.parentFile.mkdirs()
        empty(file)
        connect(file) { it.executeUpdate(sql) }
        file.writeBytes(seal(file.readBytes(), key))
    }

    /** A database without a table, with room at the end of each page for what sealing adds. */
    private fun empty(file: File) {
        connect(file) { it.executeUpdate("CREATE TABLE t (a); DROP TABLE t; VACUUM") }
        val page = ByteBuffer.wrap(file.readBytes())
        check(page.capacity() == PAGE)
        page.put(20, (IV + MAC).toByte())
        page.putShort(105, BODY.toShort())
        file.writeBytes(page.array())
    }

    private fun connect(
        file: File,
        work: (Statement) -> Unit,
    ) = DriverManager.getConnection("jdbc:sqlite:$file").use { connection -> connection.createStatement().use(work) }

    private fun seal(
        plain: ByteArray,
        key: ByteArray,
    ): ByteArray {
        val salt = ByteArray(SALT) { it.toByte() }
        val macKey = derived(key, ByteArray(SALT) { salt[it] xor 0x3a })
        val sealed = ByteBuffer.allocate(plain.size)
        for (at in plain.indices step PAGE) {
            val number = at / PAGE + 1
            // The salt stands where SQLite's name stood.
            val skipped = if (number == 1) SALT else 0
            val iv = ByteArray(IV) { (number + it).toByte() }
            val cipher = Cipher.getInstance("AES/CBC/NoPadding")
            cipher.init(Cipher.ENCRYPT_MODE, SecretKeySpec(key, "AES"), IvParameterSpec(iv))
            val body = cipher.doFinal(plain, at + skipped, BODY - skipped) + iv
            val pageNumber = ByteBuffer.allocate(Int.SIZE_BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number)
            sealed.put(salt, 0, skipped).put(body).put(hmac(macKey, body + pageNumber.array()))
        }
        return sealed.array()
    }

    /** PBKDF2 with two rounds, as much as one block gives. */
    private fun derived(
        key: ByteArray,
        salt: ByteArray,
    ): ByteArray {
        val first = hmac(key, salt + byteArrayOf(0, 0, 0, 1))
        val second = hmac(key, first)
        return ByteArray(key.size) { first[it] xor second[it] }
    }

    private fun hmac(
        key: ByteArray,
        data: ByteArray,
    ): ByteArray = Mac.getInstance("HmacSHA512").run { init(SecretKeySpec(key, algorithm)).let { doFinal(data) } }
}
