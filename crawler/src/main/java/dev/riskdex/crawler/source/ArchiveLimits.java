package dev.riskdex.crawler.source;

/**
 * How much of an archive is taken in.
 *
 * @param archiveBytes bytes of the archive as downloaded
 * @param entries files and folders in it
 * @param totalBytes bytes of all its files, unpacked; they stream past and are not held
 * @param keptBytes bytes of those files that are held in memory to be read
 * @param fileBytes bytes of one file that is held
 * @param ratio how many times larger the archive may get by unpacking
 */
public record ArchiveLimits(int archiveBytes, int entries, long totalBytes, long keptBytes, int fileBytes, int ratio) {

    public static final ArchiveLimits DEFAULT =
            new ArchiveLimits(64 << 20, 20_000, 512L << 20, 96L << 20, 24 << 20, 100);
}
