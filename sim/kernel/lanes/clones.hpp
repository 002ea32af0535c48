#pragma once

/// Marks a function that loops over lanes. GCC compiles it three times and the loader picks the
/// widest vectors that the machine has; the bits are the same, since every loop uses basic
/// operations only and -ffp-contract=off holds. Clang 14 cannot name these levels, and the thread
/// sanitizer crashes in the resolver that GCC writes, so both get the plain function.
/// Whoever defines it before names a level of his own (the tests do, to compare them).
#if defined(ENTENTE_CLONES)
#elif defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && \
    defined(__x86_64__)
#define ENTENTE_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define ENTENTE_CLONES
#endif

/// A helper of such a function: it has to be inlined, or its loop would not be one of vectors.
#define ENTENTE_LANE [[gnu::always_inline]] inline
