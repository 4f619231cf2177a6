// Bundles src/ into dist/, which is committed so that the page works on a machine without Node.
//
//   dist/vitrine.js           from src/index.ts; dist/vitrine.css from the style sheets that it imports
//   dist/chunks/NAME-HASH.js  what is imported lazily (`await import("./avatar/index")`), three.js among it
//   dist/NAME.worklet.js      from any src/**/NAME.worklet.ts: an AudioWorklet needs a file of its own
//   dist/...                  a copy of what lies in static/
//
// `--outdir=FOLDER` builds into another folder;
// `--watch` rebuilds on change; `--test` bundles src/**/*.test.ts into a temporary folder and runs them with node:test.
import { build, context } from "esbuild";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const src = join(here, "src");
const elsewhere = process.argv.find((argument) => argument.startsWith("--outdir="))?.slice("--outdir=".length);
const dist = elsewhere ? resolve(elsewhere) : join(here, "dist");

/** Every file under `folder` whose name ends with `ending`. */
function files(folder, ending = "") {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith(ending) && statSync(path).isFile());
}

const common = { bundle: true, format: "esm", target: "es2022", charset: "utf8", logLevel: "info", absWorkingDir: here };
const worklets = files(src, ".worklet.ts");
const bundle = {
  ...common,
  entryPoints: {
    vitrine: join(src, "index.ts"),
    ...Object.fromEntries(worklets.map((path) => [path.split("/").pop().replace(/\.ts$/, ""), path])),
  },
  outdir: dist,
  splitting: true,
  minify: true,
  chunkNames: "chunks/[name]-[hash]",
  legalComments: "eof",
  metafile: true,
};

if (process.argv.includes("--test")) {
  const out = mkdtempSync(join(tmpdir(), "vitrine-web-"));
  const tests = files(src, ".test.ts");
  await build({ ...common, entryPoints: tests, outdir: out, outExtension: { ".js": ".mjs" }, platform: "node", logLevel: "warning" });
  const run = spawnSync(process.execPath, ["--test", ...files(out, ".test.mjs")], { stdio: "inherit" });
  rmSync(out, { recursive: true });
  process.exit(run.status ?? 1);
} else if (process.argv.includes("--watch")) {
  await (await context(bundle)).watch();
} else {
  const { metafile } = await build(bundle);
  const statics = join(here, "static");
  const kept = new Set(Object.keys(metafile.outputs).map((path) => join(here, path)));
  if (existsSync(statics)) {
    cpSync(statics, dist, { recursive: true });
    for (const path of files(statics)) kept.add(join(dist, relative(statics, path)));
  }
  // Old chunks go only after the new ones are there, so that a running page never misses one for long.
  if (!elsewhere) for (const path of files(dist)) if (!kept.has(path)) rmSync(path);
}
