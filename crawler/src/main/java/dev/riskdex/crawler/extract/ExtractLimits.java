package dev.riskdex.crawler.extract;

/** Bounds of an extraction. */
public record ExtractLimits() {

    public static final ExtractLimits DEFAULT = new ExtractLimits();
}
