export { fillPath } from './fill-path';
export { instant } from './instant';
export { pageOf, pageQuery } from './page';
export { text } from './text';
