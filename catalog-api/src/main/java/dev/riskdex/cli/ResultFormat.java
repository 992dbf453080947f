package dev.riskdex.cli;

/** What results look like; written in lower case on the command line. */
enum ResultFormat {
    table,
    json,
    jsonl,
    sarif,
    markdown,
    html
}
