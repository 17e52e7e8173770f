// What `rtcdll compare --help` prints.

/** `rtcdll compare --help`. */
export const COMPARE_USAGE = `Lays what does not work beside the same thing where it works, and says where they part.

Usage:
  rtcdll compare [options] GOOD BAD
  rtcdll compare [options] LOG

GOOD is a log in which it works: of a colleague, of another computer, of the day before. BAD is the
one in which it does not. In a single LOG an attempt that failed is compared with one that worked.
Each is an RTCDLL or uccapilog trace; - reads the standard input. A .gz or .zip with one log is
unpacked; logs.zip/RTCDLL0.log names one of several.

Compared is what rtcdll report BAD speaks of first (a sign-in, a call, a meeting, a subscription)
with what is most like it in GOOD and worked. Steps are compared by what they are. What always
differs (Call-IDs, tags, branches, times, addresses, tokens, names) is left out, and so are headers
where the two are different clients.

Options:
  --good LINE           compares the activity with the message on this line of GOOD
  --bad LINE            compares the activity with the message on this line of BAD
  --format text|json|markdown
                        text (the default): the answer, and a table of the steps.
                        json: one object in the format rtcdll-compare/1.
                        markdown: the same as text, to be passed on.
  -h, --help            this text

Exit status:
  0  they are alike in substance
  1  they differ
  2  a log could not be read or has nothing to compare, or the options are wrong
`;
