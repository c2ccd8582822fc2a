import type { IBinaryKeyData } from 'n8n-workflow';

/** The files of an item as a person may read them: '"data" (clip.mp4, 3.2 MB)'; '' for none. */
export function filesText(files: IBinaryKeyData | undefined): string {
	return Object.entries(files ?? {})
		.map(([field, { fileName, fileSize }]) => {
			const facts = [fileName, fileSize].filter((fact) => fact !== undefined && fact !== '');
			return facts.length === 0 ? `"${field}"` : `"${field}" (${facts.join(', ')})`;
		})
		.join(', ');
}
