// The bundler makes a file of its own from the styles.
declare module "*.css";
