/* Faults: counts what a process does to the files of one folder, and fails, kills or records it.

   Loaded with LD_PRELOAD; without a watched folder every call passes.  One thread at a time does what is
   watched, so nothing is locked.  Handles are followed from open to close. */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { HANDLES = 1024, KILL = -1 };

static char watched[4096];
static char *paths[HANDLES];     /* of handles on files in the watched folder */
static long seen, first, last;   /* calls so far; those from `first` to `last` fail */
static int failure;              /* an errno, or KILL */
static char only[64];            /* the calls that fail, each with a space around it; empty for any */
static char never[64];           /* calls that this system does not know, each with a space around it */
static int record = -1;          /* a handle that takes what is done */

/* Begins anew: from the `from`th call to the `to`th, of the kind `kind` or any, calls fail with `error`. */
void faults_watch(const char *folder, long from, long to, int error, const char *kind, int handle) {
    snprintf(watched, sizeof watched, "%s", folder);
    snprintf(only, sizeof only, *kind ? " %s " : "%s", kind);
    seen = 0, first = from, last = to, failure = error, record = handle;
}

void faults_unknown(const char *kinds) { snprintf(never, sizeof never, " %s ", kinds); }

long faults_seen(void) { return seen; }

static int ours(const char *path) { return *watched && path && !strncmp(path, watched, strlen(watched)); }

static const char *of(int handle) { return handle >= 0 && handle < HANDLES ? paths[handle] : NULL; }

/* Writes to the record; a call that failed is none. */
static void note(const char *call, const char *one, const char *other, long at, const void *bytes, long count) {
    char head[9000];
    if (record < 0) return;
    int length = snprintf(head, sizeof head, "%s\t%s\t%s\t%ld\t%ld\n", call, one, other, at, count);
    syscall(SYS_write, record, head, length);
    if (count > 0) syscall(SYS_write, record, bytes, count);
}

/* Whether this call is to fail; does not come back where it is to kill. */
static int fails(const char *call) {
    char word[32];
    snprintf(word, sizeof word, " %s ", call);
    if (strstr(never, word)) {
        errno = EINVAL;
        return 1;
    }
    if (*only && !strstr(only, word)) return 0;
    seen++;
    if (seen < first || seen > last) return 0;
    if (failure == KILL) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    errno = failure;
    return 1;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static int opened(int handle, const char *path, int flags, int was_there) {
    if (handle >= 0 && handle < HANDLES && ours(path)) {
        free(paths[handle]);
        paths[handle] = strdup(path);
        if ((flags & O_CREAT) && !was_there) note("create", path, "", 0, NULL, 0);
        else if (flags & O_TRUNC) note("truncate", path, "", 0, NULL, 0);
    }
    return handle;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(int, #name, const char *, int, ...); \
        mode_t mode = 0; \
        if (flags & O_CREAT) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); } \
        int was_there = !ours(path) || !access(path, F_OK); \
        if (ours(path) && (flags & (O_CREAT | O_TRUNC)) && fails("open")) return -1; \
        return opened(real(path, flags, mode), path, flags, was_there); \
    }
OPEN(open)
OPEN(open64)

int close(int handle) {
    REAL(int, "close", int);
    if (of(handle)) { free(paths[handle]); paths[handle] = NULL; }
    return real(handle);
}

/* A disk that is full takes the first half of what it is given. */
static ssize_t written(int handle, const void *bytes, size_t count, long at, ssize_t done) {
    if (done > 0 && of(handle)) note("write", of(handle), "", at, bytes, done);
    (void)count;
    return done;
}

ssize_t write(int handle, const void *bytes, size_t count) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (of(handle)) {
        long at = lseek(handle, 0, SEEK_CUR);
        if (fails("write")) {
            int said = errno;
            if (said == ENOSPC && count > 1) return written(handle, bytes, count, at, real(handle, bytes, count / 2));
            errno = said;
            return -1;
        }
        return written(handle, bytes, count, at, real(handle, bytes, count));
    }
    return real(handle, bytes, count);
}

#define PWRITE(name, offset) \
    ssize_t name(int handle, const void *bytes, size_t count, offset at) { \
        REAL(ssize_t, #name, int, const void *, size_t, offset); \
        if (of(handle) && fails("write")) { \
            int said = errno; \
            if (said == ENOSPC && count > 1) \
                return written(handle, bytes, count, at, real(handle, bytes, count / 2, at)); \
            errno = said; \
            return -1; \
        } \
        return written(handle, bytes, count, at, real(handle, bytes, count, at)); \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

/* Copies go through `write`, where they can be seen. */
ssize_t sendfile(int to, int from, off_t *at, size_t count) {
    (void)to, (void)from, (void)at, (void)count;
    errno = ENOTSOCK;
    return -1;
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t count) {
    (void)to, (void)from, (void)at, (void)count;
    errno = ENOTSOCK;
    return -1;
}

#define SYNC(name) \
    int name(int handle) { \
        REAL(int, #name, int); \
        if (of(handle) && fails("sync")) return -1; \
        int done = real(handle); \
        if (!done && of(handle)) note("sync", of(handle), "", 0, NULL, 0); \
        return done; \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TRUNCATE(name, offset) \
    int name(int handle, offset size) { \
        REAL(int, #name, int, offset); \
        if (of(handle) && fails("truncate")) return -1; \
        int done = real(handle, size); \
        if (!done && of(handle)) note("truncate", of(handle), "", size, NULL, 0); \
        return done; \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define TWO(name, call) \
    int name(const char *one, const char *other) { \
        REAL(int, #name, const char *, const char *); \
        if ((ours(one) || ours(other)) && fails(call)) return -1; \
        int done = real(one, other); \
        if (!done && (ours(one) || ours(other))) note(call, one, other, 0, NULL, 0); \
        return done; \
    }
TWO(rename, "rename")
TWO(link, "link")

int renameat2(int from, const char *one, int to, const char *other, unsigned flags) {
    REAL(int, "renameat2", int, const char *, int, const char *, unsigned);
    if (ours(one) && fails("exchange")) return -1;
    int done = real(from, one, to, other, flags);
    if (!done && ours(one)) note("exchange", one, other, 0, NULL, 0);
    return done;
}

#define ONE(name, call) \
    int name(const char *path) { \
        REAL(int, #name, const char *); \
        if (ours(path) && fails(call)) return -1; \
        int done = real(path); \
        if (!done && ours(path)) note(call, path, "", 0, NULL, 0); \
        return done; \
    }
ONE(unlink, "unlink")

int chmod(const char *path, mode_t mode) {
    REAL(int, "chmod", const char *, mode_t);
    if (ours(path) && fails("chmod")) return -1;
    return real(path, mode);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    if (ours(path) && fails("mkdir")) return -1;
    int done = real(path, mode);
    if (!done && ours(path)) note("mkdir", path, "", 0, NULL, 0);
    return done;
}
