import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from './editor/projectRoot';

/** Parsed once: the standard libraries are most of what a program reads. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles lines of code as if they stood in a file of their own in a folder of `src`, under that
 * folder's tsconfig, and returns the errors of each line, such as `TS2304: Cannot find name …`.
 */
export function compileProbe(world: string, lines: readonly string[]): readonly string[][] {
  const probe = path.join(projectRoot, 'src', world, 'probe.ts');
  const text = lines.join('\n');
  const program = programWith(world, probe, text);
  const file = program.getSourceFile(probe);
  const found = [
    ...program.getOptionsDiagnostics(),
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ];
  const errors: string[][] = lines.map(() => []);
  for (const { file: where, start = 0, code, messageText } of found) {
    const line = where === file ? text.slice(0, start).split('\n').length - 1 : 0;
    errors[line]?.push(`TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  }
  return errors;
}

function programWith(world: string, probe: string, text: string): ts.Program {
  const { options, projectReferences = [], fileNames } = settingsOf(`src/${world}`);
  const below = projectReferences.flatMap((reference) => settingsOf(reference.path).fileNames);
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => name === probe || disk.fileExists(name),
    readFile: (name) => (name === probe ? text : disk.readFile(name)),
    getSourceFile(name, ...rest) {
      if (name === probe) return ts.createSourceFile(name, text, rest[0]);
      if (!name.includes('/typescript/lib/')) return disk.getSourceFile(name, ...rest);
      if (!libraries.has(name)) libraries.set(name, disk.getSourceFile(name, ...rest));
      return libraries.get(name);
    },
  };
  // The sources of the projects below stand for their declarations, so that no build is needed.
  const imported = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
  const named = new Set(imported.map((name) => path.join(path.dirname(probe), `${name}.ts`)));
  const rootNames = [...fileNames, ...below].filter((name) => named.has(name));
  return ts.createProgram({ rootNames: [...rootNames, probe], options, host });
}

/** As `tsc` reads it, but what is imported and not used is no error. */
function settingsOf(project: string): ts.ParsedCommandLine {
  const file = path.resolve(projectRoot, project, 'tsconfig.json');
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const settings = ts.getParsedCommandLineOfConfigFile(file, { noUnusedLocals: false }, host);
  if (!settings) throw new Error(`${file} cannot be read`);
  return settings;
}
