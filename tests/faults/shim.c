/* A disk that is watched and made to fail: loaded into a process by LD_PRELOAD.
 *
 * Every call that changes a file under FAULTS_FOLDER goes to the trace (FAULTS_TRACE) in the order it happened, with
 * its data; tests/src/faults/trace.rs reads it. What the process writes to FAULTS_SAID goes there too: that is how it
 * says what it was told is safe. Faults come by number, so that a run can be repeated without sleeping or racing:
 *
 *   FAULTS_NO_SPACE=n        the nth call that needs space fails with ENOSPC, and so do all later ones
 *   FAULTS_NO_SPACE_HALF=1   that nth call first writes half of what it was given
 *   FAULTS_BAD_SYNC=n        the nth sync fails with EIO
 *   FAULTS_BAD_SYNC_STAYS=1  and so do all later ones
 *   FAULTS_KILL=n            the process kills itself at the nth call, half way through if it is a write
 *   FAULTS_READ_ONLY=1       whatever would change a file fails with EROFS
 *
 * Faults end when the process says "mended". Shared memory (-shm) is mapped, not written; a power cut forgets it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 1024

enum { NONE, SPACE, SYNC, OTHER };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int trace = -1;
static const char *folder, *said;
static size_t folder_length;
static char *names[FILES]; /* what a descriptor was opened as; null: not ours to watch */
static char says[FILES];
static long no_space, bad_sync, kill_at, calls, spaces, syncs;
static int no_space_half, bad_sync_stays, read_only;

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("FAULTS_TRACE");
    folder = getenv("FAULTS_FOLDER");
    said = getenv("FAULTS_SAID");
    if (!path || !folder || !said) return;
    folder_length = strlen(folder);
    no_space = number("FAULTS_NO_SPACE");
    no_space_half = (int)number("FAULTS_NO_SPACE_HALF");
    bad_sync = number("FAULTS_BAD_SYNC");
    bad_sync_stays = (int)number("FAULTS_BAD_SYNC_STAYS");
    kill_at = number("FAULTS_KILL");
    read_only = (int)number("FAULTS_READ_ONLY");
    trace = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

/* One record: this head, two paths, the data. */
struct __attribute__((packed)) head {
    uint8_t op, failed;
    int32_t fd;
    int64_t at;
    uint32_t first, second, data;
};

static void record(char op, int failed, int fd, int64_t at, const char *first, const char *second, const void *data,
                   size_t length) {
    struct head head = {(uint8_t)op, (uint8_t)(failed != 0), fd, at, first ? (uint32_t)strlen(first) : 0,
                        second ? (uint32_t)strlen(second) : 0, (uint32_t)length};
    struct iovec parts[4] = {{&head, sizeof head}, {(void *)first, head.first}, {(void *)second, head.second},
                             {(void *)data, length}};
    ssize_t all = (ssize_t)(sizeof head + head.first + head.second + length);
    /* A trace that cannot be written would make the tests blind. */
    if (trace >= 0 && syscall(SYS_writev, trace, parts, 4) != all) abort();
}

static int watched(const char *path) {
    return trace >= 0 && strncmp(path, folder, folder_length) == 0 &&
           (path[folder_length] == '/' || path[folder_length] == 0);
}

static int ours(int fd) { return fd >= 0 && fd < FILES && names[fd]; }

/* The whole path, for calls that name a directory by its descriptor. */
static const char *whole(int dir, const char *path, char *out) {
    if (path[0] == '/' || dir == AT_FDCWD || !ours(dir)) return path;
    if (strlen(names[dir]) + strlen(path) + 2 > PATH_MAX) return path;
    strcpy(out, names[dir]);
    strcat(out, "/");
    strcat(out, path);
    return out;
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

/* Counts a call; answers the errno it is to fail with, or 0. */
static int fault(int kind) {
    calls++;
    if (kind == SPACE) {
        spaces++;
        if (no_space && spaces >= no_space) return ENOSPC;
    }
    if (kind == SYNC) {
        syncs++;
        if (bad_sync && (syncs == bad_sync || (bad_sync_stays && syncs > bad_sync))) return EIO;
    }
    return 0;
}

static int killed(void) { return kill_at && calls == kill_at; }

static int open_any(int dir, const char *path, int flags, mode_t mode) {
    char buffer[PATH_MAX];
    const char *name = whole(dir, path, buffer);
    int says_so = trace >= 0 && strcmp(name, said) == 0;
    if (!watched(name) && !says_so) return (int)syscall(SYS_openat, dir, path, flags, mode);
    pthread_mutex_lock(&lock);
    int writes = !says_so && ((flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)));
    int error = writes && read_only ? EROFS : 0;
    int creates = 0;
    if (!error && writes && (flags & O_CREAT)) {
        struct stat known;
        creates = fstatat(dir, path, &known, 0) != 0;
        if (creates) error = fault(SPACE);
        if (killed()) die();
    }
    int fd = error ? -1 : (int)syscall(SYS_openat, dir, path, flags, mode);
    if (!error && fd < 0) error = errno;
    if (fd >= FILES) abort();
    if (fd >= 0) {
        free(names[fd]);
        names[fd] = strdup(name);
        says[fd] = (char)says_so;
        if (!says_so) record('o', 0, fd, ((int64_t)creates << 1) | ((flags & O_TRUNC) != 0), name, 0, 0, 0);
    }
    pthread_mutex_unlock(&lock);
    if (fd < 0) errno = error;
    return fd;
}

#define OPEN(NAME)                                               \
    int NAME(const char *path, int flags, ...) {                 \
        va_list more;                                            \
        va_start(more, flags);                                   \
        mode_t mode = va_arg(more, mode_t);                      \
        va_end(more);                                            \
        return open_any(AT_FDCWD, path, flags, mode);            \
    }
#define OPENAT(NAME)                                             \
    int NAME(int dir, const char *path, int flags, ...) {        \
        va_list more;                                            \
        va_start(more, flags);                                   \
        mode_t mode = va_arg(more, mode_t);                      \
        va_end(more);                                            \
        return open_any(dir, path, flags, mode);                 \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
int __open_2(const char *path, int flags) { return open_any(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return open_any(AT_FDCWD, path, flags, 0); }
int creat(const char *path, mode_t mode) { return open_any(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

int close(int fd) {
    if (ours(fd)) {
        pthread_mutex_lock(&lock);
        if (!says[fd]) record('c', 0, fd, 0, 0, 0, 0, 0);
        free(names[fd]);
        names[fd] = 0;
        pthread_mutex_unlock(&lock);
    }
    return (int)syscall(SYS_close, fd);
}

/* `at` < 0: at the descriptor's own position, which then moves. */
static ssize_t put(int fd, const void *data, size_t length, off_t at) {
    if (!ours(fd))
        return at < 0 ? syscall(SYS_write, fd, data, length) : syscall(SYS_pwrite64, fd, data, length, at);
    pthread_mutex_lock(&lock);
    ssize_t done = -1;
    int error = 0;
    if (says[fd]) {
        done = syscall(SYS_write, fd, data, length);
        record('!', 0, fd, 0, 0, 0, data, length);
        if (length >= 6 && memcmp(data, "mended", 6) == 0) no_space = bad_sync = read_only = 0;
    } else {
        off_t where = at;
        if (at < 0) {
            int flags = fcntl(fd, F_GETFL);
            where = lseek(fd, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
        }
        error = fault(SPACE);
        if (error == ENOSPC && no_space_half && spaces == no_space && length > 1) {
            length /= 2;
            error = 0;
        }
        if (killed()) {
            syscall(SYS_pwrite64, fd, data, length / 2, where);
            die();
        }
        if (!error) {
            done = at < 0 ? syscall(SYS_write, fd, data, length) : syscall(SYS_pwrite64, fd, data, length, at);
            if (done < 0) error = errno;
        }
        record('w', error, fd, where, 0, 0, data, done < 0 ? 0 : (size_t)done);
    }
    pthread_mutex_unlock(&lock);
    if (done < 0) errno = error;
    return done;
}
ssize_t write(int fd, const void *data, size_t length) { return put(fd, data, length, -1); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return put(fd, data, length, at); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) { return put(fd, data, length, at); }

static int resize(int fd, off_t size) {
    if (!ours(fd)) return (int)syscall(SYS_ftruncate, fd, size);
    pthread_mutex_lock(&lock);
    struct stat known;
    int grows = fstat(fd, &known) == 0 && size > known.st_size;
    int error = fault(grows ? SPACE : OTHER);
    if (killed()) die();
    if (!error && syscall(SYS_ftruncate, fd, size) != 0) error = errno;
    record('t', error, fd, size, 0, 0, 0, 0);
    pthread_mutex_unlock(&lock);
    if (error) errno = error;
    return error ? -1 : 0;
}
int ftruncate(int fd, off_t size) { return resize(fd, size); }
int ftruncate64(int fd, off64_t size) { return resize(fd, size); }

static int sync_any(int fd) {
    if (!ours(fd) || says[fd]) return (int)syscall(SYS_fsync, fd);
    pthread_mutex_lock(&lock);
    int error = fault(SYNC);
    if (killed()) die();
    if (!error && syscall(SYS_fsync, fd) != 0) error = errno;
    record('s', error, fd, 0, 0, 0, 0, 0);
    pthread_mutex_unlock(&lock);
    if (error) errno = error;
    return error ? -1 : 0;
}
int fsync(int fd) { return sync_any(fd); }
int fdatasync(int fd) { return sync_any(fd); }

/* What changes a folder: the same frame around four system calls. */
static int change(char op, int kind, const char *first, const char *second, long call, long a, const char *b, long c,
                  const char *d, long e) {
    pthread_mutex_lock(&lock);
    int error = read_only ? EROFS : fault(kind);
    if (killed()) die();
    if (!error && syscall(call, a, b, c, d, e) != 0) error = errno;
    record(op, error, -1, 0, first, second, 0, 0);
    pthread_mutex_unlock(&lock);
    if (error) errno = error;
    return error ? -1 : 0;
}

int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned int flags) {
    char one[PATH_MAX], two[PATH_MAX];
    const char *first = whole(from_dir, from, one), *second = whole(to_dir, to, two);
    if (!watched(first) && !watched(second))
        return (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
    return change(flags & RENAME_EXCHANGE ? 'x' : 'r', OTHER, first, second, SYS_renameat2, from_dir, from, to_dir,
                  to, flags);
}
int renameat(int from_dir, const char *from, int to_dir, const char *to) {
    return renameat2(from_dir, from, to_dir, to, 0);
}
int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }

int unlinkat(int dir, const char *path, int flags) {
    char buffer[PATH_MAX];
    const char *name = whole(dir, path, buffer);
    if (!watched(name)) return (int)syscall(SYS_unlinkat, dir, path, flags);
    return change(flags & AT_REMOVEDIR ? 'd' : 'u', OTHER, name, 0, SYS_unlinkat, dir, path, flags, 0, 0);
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int dir, const char *path, mode_t mode) {
    char buffer[PATH_MAX];
    const char *name = whole(dir, path, buffer);
    if (!watched(name)) return (int)syscall(SYS_mkdirat, dir, path, mode);
    return change('m', SPACE, name, 0, SYS_mkdirat, dir, path, mode, 0, 0);
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags) {
    char one[PATH_MAX], two[PATH_MAX];
    const char *first = whole(from_dir, from, one), *second = whole(to_dir, to, two);
    if (!watched(first) && !watched(second)) return (int)syscall(SYS_linkat, from_dir, from, to_dir, to, flags);
    return change('l', SPACE, first, second, SYS_linkat, from_dir, from, to_dir, to, flags);
}
int link(const char *from, const char *to) { return linkat(AT_FDCWD, from, AT_FDCWD, to, 0); }

/* Copies inside the kernel would go unseen: without these, libraries read and write. */
ssize_t copy_file_range(int in, off64_t *in_at, int out, off64_t *out_at, size_t length, unsigned int flags) {
    if (!ours(out)) return syscall(SYS_copy_file_range, in, in_at, out, out_at, length, flags);
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile64(int out, int in, off64_t *at, size_t length) {
    if (!ours(out)) return syscall(SYS_sendfile, out, in, at, length);
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile(int out, int in, off_t *at, size_t length) { return sendfile64(out, in, at, length); }
ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (!ours(fd)) return syscall(SYS_writev, fd, parts, count);
    /* A short write: the caller goes on with the rest. */
    for (int i = 0; i < count; i++)
        if (parts[i].iov_len) return put(fd, parts[i].iov_base, parts[i].iov_len, -1);
    return 0;
}
