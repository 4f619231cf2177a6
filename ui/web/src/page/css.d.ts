/** Style sheets are bundled into dist/vitrine.css; importing one gives nothing. */
declare module "*.css";
