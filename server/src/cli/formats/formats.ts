// The formats of the report. To add one: a file beside this one, and its entry here.

import { csv } from "./csv.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { ndjson } from "./ndjson.ts";
import { sarif } from "./sarif.ts";
import { text } from "./text.ts";

/** All formats, in the order of every list of them; the first is the one that is meant where none is named. */
export const FORMATS = [text, json, ndjson, csv, markdown, html, sarif, junit] as const;

/** The words behind `--format`. */
export type FormatName = (typeof FORMATS)[number]["name"];
