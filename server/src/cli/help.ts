// What `--help` prints. The rules are listed from the table, so that the help cannot fall behind it.

import { RULES } from "../core/index.ts";

/** `rtcdll --help`. */
export const USAGE = `rtcdll reads RTCDLL and uccapilog traces and says what went wrong in them.

Usage:
  rtcdll report FILE...    the messages, transactions and findings of each log
  rtcdll ladder FILE       the sequence diagram of a log, or of one call or activity
  rtcdll grep QUERY FILE...  the messages and records that match a query, as a log again
  rtcdll compare GOOD BAD  where what does not work parts from what works
  rtcdll recover FILE...   the log in a text that was quoted, wrapped, put into a page …
  rtcdll merge FILE FILE...  several logs as one: rolled over, or of several people
  rtcdll COMMAND --help    the options of a command
  rtcdll --version         the version of this program
  rtcdll --help            this text
`;

/** `rtcdll report --help`. */
export const REPORT_USAGE = `Reports the messages, transactions and findings of each log.

Usage:
  rtcdll report [options] FILE...

FILE is an RTCDLL or uccapilog trace; - reads the standard input. A .gz is unpacked, and of a .zip
every text is reported; logs.zip/RTCDLL0.log names one of them.

FILE may be a folder, too. It is told as a whole: one line for each log in it and in its folders,
the worst first, and the same failure in several logs once, with their number. A file is a log by
its name or its first lines; links to folders, hidden folders and node_modules are left out. json
has each log by itself.

Options:
  --format text|json|markdown
                        text (the default): for reading, and for pasting into a ticket.
                        json: the format rtcdll-report/1. One log gives one object over
                        several lines; several logs give one line each.
                        markdown: the log explained, to be read and passed on: what went
                        wrong and why, what to check, a time line, and statistics.
  --rules RULE=SEVERITY,...
                        gives single rules another severity: error, warning, information,
                        hint, or off for no finding at all.
  --custom-rules FILE   adds rules of your own: the list that the setting rtcdll.customRules holds,
                        as a file of JSON. docs/custom-rules.md says what a rule is.
  --all                 text only: lists every transaction and finding. Without it, a log of
                        more than 200 transactions shows those that did not go well.
  -h, --help            this text

Rules and their severities:
${RULES.map(({ id, severity }) => `  ${id.padEnd(20)}  ${severity}`).join("\n")}

Exit status:
  0  no finding is above a warning
  1  a log has findings of severity error
  2  an input could not be read, or the options are wrong; the other inputs are still reported.
     Or a custom rule cannot be used, and nothing is reported. Or the output could not be written
  141  whoever read the output has closed it, as head does
`;

/** `rtcdll recover --help`. */
export const RECOVER_USAGE = `Prints the log in a text that was damaged on its way, and says what was undone.

Usage:
  rtcdll recover FILE...

FILE is a mail, a saved web page, a ticket or any other text with a log in it; - reads the standard
input. Quote marks, line numbers, indents and stamps are taken off, HTML and entities are read, lines
that were wrapped are joined, and headers that were joined get lines of their own. A text that is a
log comes out as it is. The other commands do this by themselves. A .gz is unpacked, and of a .zip
every text is printed.

Exit status:
  0  the text was read
  2  an input could not be read, or the output not be written
  141  whoever read the output has closed it, as head does
`;

/** `rtcdll merge --help`. */
export const MERGE_USAGE = `Prints several logs as one, and says what was done to the clock of each.

Usage:
  rtcdll merge [options] FILE FILE...

Files of one log that was rolled over (RTCDLL0.log and RTCDLL0.log.old, RTCDLL0.log and RTCDLL1.log,
X.uccapilog and X.uccapilog.bak) are put behind each other, as their times say. Logs of several
people are brought into the order of time: the clock of the first one counts, and each other one is
set by the messages that stand in both logs. Records stay as they are, but for the time of a clock
that was set, and the id of a process that another log has too.

FILE is an RTCDLL or uccapilog trace; - reads the standard input. A .gz is unpacked, and of a .zip
every text is merged; logs.zip/RTCDLL0.log names one of them.

Options:
  -o, --output FILE     writes the merged log to a file, whole or not at all, and never over one of
                        the logs
  --offset LOG=TIME     says how far the clock of a log was ahead at its first record, instead of
                        looking for it: bob.log=95s, bob.log=-1h, 2=250ms. LOG is the name of a log
                        or its number, counted from 1; TIME is in ms, s, min, h or d, below 0 for a
                        clock that was behind.
  --drift LOG=PPM       says how much it gained, in millionths of the time
  -h, --help            this text

Examples:
  rtcdll merge alice.uccapilog bob.uccapilog -o call.log
  rtcdll merge RTCDLL0.log.old RTCDLL0.log | rtcdll report -

Exit status:
  0  the logs were merged
  2  an input could not be read, or the options are wrong: nothing was merged
`;

/** `rtcdll ladder --help`. */
export const LADDER_USAGE = `Draws who sent what to whom, as a sequence diagram.

Usage:
  rtcdll ladder [options] FILE

FILE is an RTCDLL or uccapilog trace; - reads the standard input. A .gz or .zip with one log is
unpacked; logs.zip/RTCDLL0.log names one of several.

Options:
  --call LINE|ID        only the messages with one Call-ID: that of the message on a line of the
                        log, or this Call-ID; the beginning of one will do if there is no other.
  --dialog LINE|ID      the same
  --activity LINE       only what belongs together with the message on this line of the log: a meeting
                        with all its dialogs, a sign-in with all its attempts, a call
  --format text|svg|mermaid|plantuml
                        text (the default): for reading, and for pasting into a ticket.
                        svg: a picture that stands by itself.
                        mermaid, plantuml: for Markdown and wikis; those programs draw some
                        hundred messages at most, so choose a call or an activity.
  -h, --help            this text

Exit status:
  0  the diagram was drawn
  2  the log could not be read or has no such call or line, the options are wrong, or the output could
     not be written
  141  whoever read the output has closed it, as head does
`;
