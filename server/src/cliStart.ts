// What a terminal starts: the command line, in little memory, and with the code that the engine compiled last time.

import { keepCompiledCode } from "./compileCache.ts";
import { keepHeapSmall } from "./smallHeap.ts";

keepHeapSmall();
keepCompiledCode();
// The bundle of cli.ts lies beside this one. An import would be loaded before the line above.
require("./cli.main.js");
