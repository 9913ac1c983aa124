import CMalloc
import Commands

// Memory that a handful of letters took is kept for the next one, in each arena: taking it from the system and giving
// it back each time is a twentieth of what a letter costs. glibc would find limits itself, but not once one is set.
_ = mallopt(M_TRIM_THRESHOLD, 4 << 20)
_ = mallopt(M_TOP_PAD, 1 << 20)
_ = mallopt(M_MMAP_THRESHOLD, 4 << 20)

await SamlingCommand.main()
