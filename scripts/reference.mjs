// npm run reference: writes docs/reference.md from the tables of facts that the hover reads.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { referencePage } from "../server/src/core/sip/facts/reference.ts";

const page = join(import.meta.dirname, "../docs/reference.md");
writeFileSync(page, referencePage());
console.log("Wrote docs/reference.md.");
