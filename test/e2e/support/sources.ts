/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// Videos and a picture that the local fal serves, so that the nodes can look at them before they buy.
import { join } from 'node:path';
import { projectFolder } from '../../host/places';
import { runFfmpeg } from '../../support/ffmpeg';
import { theWorld } from './world';

/** Files on this machine. */
export interface SourceFiles {
	/** 640×360, 4 s, with sound. */
	clip: string;
	/** The same as large as Kling wants it: 1280×720. */
	largeClip: string;
	/** 640×360. */
	picture: string;
	/** A tone of 2 s. */
	sound: string;
}

export type Source = keyof SourceFiles;

const TYPES: Readonly<Record<Source, string>> = {
	clip: 'video/mp4',
	largeClip: 'video/mp4',
	picture: 'image/png',
	sound: 'audio/wav',
};

/** Writes what is not in the project yet to `folder`. */
export async function makeSourceFiles(folder: string): Promise<SourceFiles> {
	const clip = join(projectFolder, 'examples', 'media', 'clip.mp4');
	const largeClip = join(folder, 'large-clip.mp4');
	const picture = join(folder, 'picture.png');
	const sound = join(folder, 'sound.wav');
	const quick = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '23', '-c:a', 'copy'];
	await runFfmpeg(['-i', clip, '-vf', 'scale=1280:720', ...quick, largeClip]);
	await runFfmpeg(['-i', clip, '-frames:v', '1', picture]);
	await runFfmpeg(['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2', sound]);
	return { clip, largeClip, picture, sound };
}

/** An address of the file, another one each time. Holds until `fal.reset()`. */
export function addressOf(source: Source): string {
	const { fal, sourceFiles } = theWorld();
	return fal.publish(sourceFiles[source], TYPES[source]);
}
