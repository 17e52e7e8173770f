// What `rtcdll grep --help` prints. The fields are listed from the table, so that the help cannot fall behind it.

import { FIELDS, wrapText } from "../core/index.ts";

/** `rtcdll grep --help`. */
export const GREP_USAGE = `Prints the records that match a query: whole messages, unchanged, so that the output is a log.

Usage:
  rtcdll grep [options] QUERY [FILE...]

FILE is an RTCDLL or uccapilog trace; - reads the standard input, as does no FILE behind a pipe.
A .gz is unpacked, and of a .zip every text is searched; logs.zip/RTCDLL0.log names one of them.

Options:
  --lines               puts the line number before each line, and the file where there are several
  --count               prints only how many messages and other records match, for each file
  --with transaction|call
                        prints with each message its transaction, or all messages of its Call-ID
  --custom-rules FILE   knows the rules of a file, as rtcdll report does: rule: and problem: ask for
                        what they find, too
  -h, --help            this text

Query: terms such as from:alice, joined by and (which may be left out), or, parentheses, and not
(or - before a term). A word without a field is looked for in the text. Case does not matter.
  alice@contoso.com     a piece of the value will do, where the field is a text
  =alice@contoso.com    the whole value
  *@contoso.com         the whole value, with * for any characters and ? for one
  "any text"            blanks, parentheses and wildcards as they are
  /a|b/                 a regular expression (RE2: without look-around and references back)
  >500  10..20          comparisons (> >= < <=) and ranges, where the field is a number or a time

Fields:
${FIELDS.map(fieldText).join("\n")}

Examples:
  rtcdll grep 'status:4xx and not status:401' RTCDLL0.log
  rtcdll grep --with transaction 'problem:any' RTCDLL0.log
  rtcdll grep 'not is:keepalive time:10:38..10:40' RTCDLL0.log | rtcdll report -

Exit status:
  0  something matches
  1  nothing matches
  2  the query or a custom rule is wrong, or an input could not be read; the other inputs are still
     searched. Or the output could not be written
  141  whoever read the output has closed it, as head does
`;

function fieldText({ name, meaning, example, choices }: (typeof FIELDS)[number]): string {
	const values = choices ? `: ${choices.map((choice) => choice.name).join(", ")}` : "";
	const lines = wrapText(`${meaning.replaceAll("`", "")}${values}; ${example}`, 84);
	return lines.map((line, at) => `  ${(at === 0 ? `${name}:` : "").padEnd(12)}${line}`).join("\n");
}
