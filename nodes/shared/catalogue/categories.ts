/** Values of Category that are no category of fal's. */
export const ALL_VIDEO = 'video';
export const EVERYTHING = 'all';
