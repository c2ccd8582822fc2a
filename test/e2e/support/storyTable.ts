// The Data Table "fal clips" that both workflows of the story share.
import type { Rest } from '../../host/rest';

/** What a person fills in. */
export interface Wish {
	caption: string;
	prompt: string;
	video_url: string;
}

export interface Row extends Wish {
	id: number;
	submitted_at: string | null;
	request_id: string | null;
	problem: string | null;
}

export interface Table {
	/** In the order in which they were filled in. */
	rows(): Promise<Row[]>;
}

const columns = ['caption', 'prompt', 'video_url', 'submitted_at', 'request_id', 'problem'];

/** As the sticky note of the example asks for it, with these rows. */
export async function makeTable(rest: Rest, data: readonly Wish[]): Promise<Table> {
	const { id: projectId } = (await rest('GET', '/rest/projects/personal')) as { id: string };
	const tables = `/rest/projects/${projectId}/data-tables`;
	const { id } = (await rest('POST', tables, {
		name: 'fal clips',
		columns: columns.map((name) => ({ name, type: 'string' })),
	})) as { id: string };
	await rest('POST', `${tables}/${id}/insert`, { data });
	return {
		async rows() {
			const listed = (await rest('GET', `${tables}/${id}/rows?sortBy=id:asc`)) as { data: Row[] };
			return listed.data;
		},
	};
}
